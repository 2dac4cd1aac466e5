import type { StoreEvent } from '@storeyard/client/types'
import { describeEvent } from '../stores/describeEvent.ts'
import { CopyValue } from '../ui/CopyValue.tsx'
import { TimeAgo } from '../ui/TimeAgo.tsx'
import { roles } from '../ui/tableRoles.ts'
import { absoluteTime } from '../ui/time.ts'
import classes from './ActivityPage.module.css'
import { StoreLink } from './StoreLink.tsx'

export function ActivityRow({ event }: { event: StoreEvent }) {
  const { title, message, tone, by } = describeEvent(event)
  return (
    <tr {...roles.row} className={classes.row} data-event={event.type}>
      <td {...roles.cell} className={classes.when}>
        <TimeAgo at={event.at} />
      </td>
      <td {...roles.cell} className={classes.what} data-tone={tone}>
        <i aria-hidden="true" />
        <div>
          <div className={classes.title}>{title}</div>
          {message && <div className={classes.message}>{message}</div>}
          <details className={classes.details}>
            <summary>Details</summary>
            <Facts event={event} />
          </details>
        </div>
      </td>
      <td {...roles.cell} className={classes.store}>
        {event.store_id && <StoreLink id={event.store_id} />}
      </td>
      <td {...roles.cell} className={classes.by}>
        {by}
      </td>
    </tr>
  )
}

const Facts = ({ event }: { event: StoreEvent }) => (
  <dl className={classes.facts}>
    <dt>Time</dt>
    <dd>{absoluteTime(event.at)}</dd>
    <dt>Actor</dt>
    <dd>{event.actor}</dd>
    {event.address && (
      <>
        <dt>Address</dt>
        <dd>{event.address}</dd>
      </>
    )}
    {event.request_id && (
      <>
        <dt>Request</dt>
        <dd>
          {event.request_id} <CopyValue value={event.request_id} what="request’s id" />
        </dd>
      </>
    )}
    <dt>Event</dt>
    <dd>
      {event.type} {event.id}
    </dd>
  </dl>
)
