import type { Db } from './client.ts'
import { appendEvents, type NewEvent } from './events.ts'

/** One event that goes with no change of a row. */
export const recordEvent = (db: Db, event: NewEvent): Promise<void> => db.transaction((tx) => appendEvents(tx, [event]))
