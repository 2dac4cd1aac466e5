import { eq, sql } from 'drizzle-orm'
import { changeStore, dbNow, type StoreChange, type StoreRow, secondsFromNow } from './changeStore.ts'
import type { Db } from './client.ts'
import { reconcilerLease } from './leases.ts'
import { leases, stores } from './schema.ts'

/** The store is another worker's by now: end what runs and write nothing. */
export class LeaseLostError extends Error {
  override name = 'LeaseLostError'
}

export interface Fenced {
  storeId: string
  fence: number
}

/** The worker's one way to write its columns, its lease too: refused when the fence is not the row's any more. */
export async function writeAttempt(
  db: Db,
  { storeId, fence }: Fenced,
  decide: (row: StoreRow) => StoreChange | null,
): Promise<StoreRow | null> {
  return changeStore(db, 'worker', storeId, (row) => {
    if (row.fence !== fence) throw new LeaseLostError(`the lease of store ${storeId} was taken by another worker`)
    return decide(row)
  })
}

export const renewStoreLease = (db: Db, lease: Fenced, seconds: number) =>
  writeAttempt(db, lease, () => ({ set: { leaseUntil: secondsFromNow(seconds) } }))

export const releaseStoreLease = (db: Db, lease: Fenced) =>
  writeAttempt(db, lease, () => ({ set: { leaseOwner: null, leaseUntil: null } }))

export interface StoreRead {
  row: StoreRow
  /** The database's clock at the read. */
  now: Date
  /** Since when an active reconciler holds its lease with its first full list in; null when none does. */
  watchedSince: Date | null
}

/** The row with the clock; null when there is no such store. */
export async function readStore(db: Db, storeId: string): Promise<StoreRead | null> {
  const [found] = await db
    .select({
      row: stores,
      now: sql<Date>`${dbNow}`.mapWith((at) => new Date(at)),
      watchedSince: sql<Date | null>`(select ${leases.listedAt} from ${leases}
        where ${leases.name} = ${reconcilerLease} and ${leases.until} > ${dbNow})`.mapWith((at) => new Date(at)),
    })
    .from(stores)
    .where(eq(stores.id, storeId))
  return found ?? null
}
