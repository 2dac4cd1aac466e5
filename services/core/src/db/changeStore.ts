import { eq, sql } from 'drizzle-orm'
import type { PgUpdateSetSource } from 'drizzle-orm/pg-core'
import { explain } from '../domain/explain.ts'
import type { StoreSpec } from '../domain/spec.ts'
import type { Db, Tx } from './client.ts'
import { type EventfulTx, type NewEvent, type Source, withEvents } from './events.ts'
import { storeSpecs, stores } from './schema.ts'

export type StoreRow = typeof stores.$inferSelect

/** The columns that an UPDATE may set; the generated status is none of them. */
export type StorePatch = PgUpdateSetSource<typeof stores>

export interface StoreChange {
  set: StorePatch
  /** Written together with the row: the complete spec of the generation that `set` raises to. */
  spec?: { generation: number; spec: StoreSpec }
  /**
   * Raises the generation with the newest spec as it is: by one, or above one that the cluster knows. `isDone`: the act
   * it stands for is done with it.
   */
  sameSpec?: { above?: number; isDone?: boolean }
  events?: Omit<NewEvent, 'storeId' | 'actor' | keyof Source>[]
}

/** Looks at the locked row, and at what else the transaction can read, and says what is to change. */
export type Decide = (row: StoreRow, tx: Tx) => StoreChange | null | Promise<StoreChange | null>

/**
 * Every change of a row goes through here: locks it, lets `decide` look at it, writes the change, and leaves the events
 * together with that of a changed status, in one transaction. Returns the row as it is now; null when there is no such
 * store, or `decide` returned null (nothing to change, or not allowed any more).
 */
export const changeStore = (db: Db, actor: string, storeId: string, decide: Decide): Promise<StoreRow | null> =>
  withEvents(db, (unit) => changeStoreIn(unit, actor, storeId, decide))

/** The same as a part of the caller's transaction. */
export async function changeStoreIn(
  { tx, events, source }: EventfulTx,
  actor: string,
  storeId: string,
  decide: Decide,
): Promise<StoreRow | null> {
  // Not 'update': an event that comes alone holds the lock of the events' order while its foreign key looks at this row,
  // and the two would wait for each other.
  const [before] = await tx.select().from(stores).where(eq(stores.id, storeId)).for('no key update')
  if (!before) return null
  const change = await decide(before, tx)
  if (!change) return null
  const { sameSpec } = change
  const generation = Math.max(before.generation, sameSpec?.above ?? 0) + 1
  const raised = sameSpec ? { generation, ...(sameSpec.isDone ? { actDoneGeneration: generation } : {}) } : {}
  const set = { ...change.set, ...raised }
  const [after] = await tx.update(stores).set(set).where(eq(stores.id, storeId)).returning()
  if (!after) throw new Error(`store ${storeId} vanished while its row was locked`)
  if (change.spec) await tx.insert(storeSpecs).values({ storeId, ...change.spec })
  if (sameSpec) await copySpec(tx, storeId, before.generation, generation)
  for (const event of change.events ?? []) events.push({ ...event, storeId, actor, ...source })
  if (after.status !== before.status) events.push({ storeId, actor, ...statusChanged(before, after) })
  return after
}

const copySpec = (tx: Tx, storeId: string, from: number, to: number) =>
  tx.execute(sql`insert into ${storeSpecs} (store_id, generation, spec)
    select store_id, ${to}, spec from ${storeSpecs} where store_id = ${storeId} and generation = ${from}`)

const statusChanged = (before: StoreRow, after: StoreRow) => {
  const { reason, message } = explain(after)
  return {
    type: 'StatusChanged',
    reason,
    message: message ?? `${before.status} → ${after.status}`,
    data: {
      from: before.status,
      to: after.status,
      generation: after.generation,
      // The row keeps the last one only; the events tell of each that ever was.
      ready_generation: after.readyGeneration,
    },
  }
}

/** The database's clock: all times of leases and deadlines are its, never a process's own. */
export const dbNow = sql`clock_timestamp()`
export const secondsFromNow = (seconds: number) => sql`clock_timestamp() + make_interval(secs => ${seconds})`
