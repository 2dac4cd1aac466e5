import { sql } from 'drizzle-orm'
import type { Tx } from './client.ts'

/** Every api process hears here that a key or session ended, and ends the streams that stood on it. */
export const accessEndedChannel = 'access_ended'

export const tellAccessEnded = (tx: Tx) => tx.execute(sql`select pg_notify(${accessEndedChannel}, '')`)
