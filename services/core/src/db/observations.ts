import { and, asc, eq, gt, isNotNull, isNull, ne, notInArray, or, sql } from 'drizzle-orm'
import { type Facts, sameFacts } from '../domain/facts.ts'
import { changeStore, dbNow, type StoreRow } from './changeStore.ts'
import type { Db } from './client.ts'
import { stores } from './schema.ts'

export interface ObservedRow {
  row: StoreRow
  /** The database's clock at the read. */
  now: Date
}

const columns = { row: stores, now: sql<Date>`${dbNow}`.mapWith((at) => new Date(at)) }

export async function readObserved(db: Db, storeId: string): Promise<ObservedRow | null> {
  const [found] = await db.select(columns).from(stores).where(eq(stores.id, storeId))
  return found ?? null
}

const unsettled = or(
  notInArray(stores.status, ['Ready', 'Deleted']),
  isNotNull(stores.leaseOwner),
  isNotNull(stores.helmUntil),
  // Nothing but tombstones leave a reset undone for ever.
  and(isNull(stores.deletedAt), sql`${stores.passwordReset} is distinct from ${stores.passwordResetEnded}`),
)

/**
 * One page of rows by id: all but tombstones, or without `withSettled` only those that are not at rest or that a worker
 * holds, or held when it died.
 */
export const readObservedPage = (
  db: Db,
  { after, limit, withSettled }: { after: string; limit: number; withSettled: boolean },
): Promise<ObservedRow[]> =>
  db
    .select(columns)
    .from(stores)
    .where(and(gt(stores.id, after), withSettled ? ne(stores.status, 'Deleted') : unsettled))
    .orderBy(asc(stores.id))
    .limit(limit)

/**
 * The reconciler's way to write its columns: refused when a later reconciler has written the row. Null when nothing was
 * written.
 */
export const writeFacts = (
  db: Db,
  storeId: string,
  fence: number,
  decide: (row: StoreRow) => Facts,
): Promise<StoreRow | null> =>
  changeStore(db, 'reconciler', storeId, (row) => {
    if (row.observedFence > fence) return null
    const facts = decide(row)
    if (row.observedFence === fence && sameFacts(row, facts)) return null
    const { workloadsGeneration } = facts
    // One that is marked failed is never gone back to, however late its pods come up.
    const first =
      workloadsGeneration !== null &&
      workloadsGeneration !== row.failedGeneration &&
      (row.readyGeneration ?? 0) < workloadsGeneration
    return {
      set: {
        ...facts,
        observedFence: fence,
        ...(first ? { readyGeneration: workloadsGeneration, readyAt: dbNow } : {}),
      },
    }
  })
