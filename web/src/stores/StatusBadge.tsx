import classes from './StatusBadge.module.css'
import { type StoreStatus, statusViews } from './statuses.ts'

export function StatusBadge({ status }: { status: StoreStatus }) {
  const { tone, transitional, meaning } = statusViews[status]
  return (
    <span
      className={classes.badge}
      data-tone={tone}
      data-pulse={transitional || undefined}
      data-hollow={status === 'Deleted' || undefined}
      data-status={status}
      title={meaning}
    >
      <span className={classes.dot} aria-hidden="true" />
      {status}
    </span>
  )
}
