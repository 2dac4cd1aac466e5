import type { Db } from './client.ts'
import { type NewEvent, withEvents } from './events.ts'

/** One event that goes with no change of a row. */
export const recordEvent = (db: Db, event: NewEvent): Promise<void> =>
  withEvents(db, async ({ events }) => void events.push(event))
