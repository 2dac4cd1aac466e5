import type { StoreEvent } from '@storeyard/client/types'
import { StoreLink } from '../activity/StoreLink.tsx'
import { describeEvent } from '../stores/describeEvent.ts'
import { TimeAgo } from '../ui/TimeAgo.tsx'
import classes from './RecentPanel.module.css'

export function RecentItem({ event }: { event: StoreEvent }) {
  const { title, message, tone, by } = describeEvent(event)
  return (
    <li className={classes.item} data-tone={tone}>
      <i aria-hidden="true" />
      <div className={classes.what}>
        <div>{title}</div>
        {message && <div className={classes.message}>{message}</div>}
      </div>
      {event.store_id && (
        <div className={classes.store}>
          <StoreLink id={event.store_id} />
        </div>
      )}
      <div className={classes.meta}>
        <TimeAgo at={event.at} /> · {by}
      </div>
    </li>
  )
}
