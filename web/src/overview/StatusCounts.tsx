import type { Overview } from '@storeyard/core/contract/overview'
import { Link } from 'react-router'
import { paths } from '../app/paths.ts'
import { statusViews, storeStatuses } from '../stores/statuses.ts'
import classes from './OverviewPage.module.css'

/** Tombstones are not counted. */
const counted = storeStatuses.filter((status) => status !== 'Deleted')

/** Each number leads to the stores that it counts. */
export const StatusCounts = ({ stores, total }: Pick<Overview, 'stores' | 'total'>) => (
  <nav className={classes.counts} aria-label="Stores by status">
    <Count name="All stores" count={total} to={paths.stores} />
    {counted.map((status) => (
      <Count
        key={status}
        name={status}
        count={stores[status] ?? 0}
        to={`${paths.stores}?status=${status}`}
        tone={statusViews[status].tone}
      />
    ))}
  </nav>
)

interface CountProps {
  name: string
  count: number
  to: string
  tone?: string
}

const Count = ({ name, count, to, tone }: CountProps) => (
  <Link to={to} className={classes.count} data-tone={tone} data-none={count === 0 || undefined}>
    <span className={classes.number}>{count.toLocaleString('en')}</span>
    <span className={classes.of}>
      {tone && <i aria-hidden="true" />}
      {name}
    </span>
  </Link>
)
