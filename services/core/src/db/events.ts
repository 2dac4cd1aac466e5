import { sql } from 'drizzle-orm'
import type { Db, Tx } from './client.ts'
import { storeEvents } from './schema.ts'
import { inTransaction } from './transaction.ts'

/** The request that an event tells of; empty where none is. */
export interface Source {
  address?: string | null
  requestId?: string
}

export interface NewEvent extends Source {
  /** Null for what is of no store: keys and sessions. */
  storeId: string | null
  /** `key:<name>` for a person, else `worker`, `reconciler` or `api`. */
  actor: string
  /** CamelCase: what happened, e.g. `StatusChanged`, `Created`, `DeletionRequested`. */
  type: string
  reason?: string | null
  message: string
  data?: Record<string, unknown>
}

/** Postgres tells the api's event streams on this channel; they poll as well, as a notice can be lost. */
export const eventsChannel = 'store_events'

// Any constant that nothing else in this database locks on.
const commitOrderLock = 7_102_025

/** A transaction, with the events that it will leave. */
export interface EventfulTx {
  tx: Tx
  events: NewEvent[]
  /** Goes with the event that tells what was asked for, and not with what follows from it. */
  source: Source
}

/**
 * One transaction that appends its events as its last statement. The lock, held until the commit, gives ids in commit
 * order, so a reader by `id > last` misses none; work after it would make every other writer wait.
 */
export const withEvents = <T>(db: Db, work: (unit: EventfulTx) => Promise<T>, source: Source = {}): Promise<T> =>
  inTransaction(db, async (tx) => {
    const events: NewEvent[] = []
    const result = await work({ tx, events, source })
    await appendEvents(tx, events)
    return result
  })

async function appendEvents(tx: Tx, events: readonly NewEvent[]): Promise<void> {
  if (events.length === 0) return
  await tx.execute(sql`select pg_advisory_xact_lock(${commitOrderLock})`)
  await tx.insert(storeEvents).values([...events])
  await tx.execute(sql`select pg_notify(${eventsChannel}, '')`)
}
