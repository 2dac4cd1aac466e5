import { count, isNull } from 'drizzle-orm'
import type { StoreStatus } from '../domain/status.ts'
import type { Db } from './client.ts'
import { stores } from './schema.ts'

/** How many stores have each status; tombstones are not counted, as they only grow in number. */
export async function countStores(db: Db): Promise<Partial<Record<StoreStatus, number>>> {
  const counted = await db
    .select({ status: stores.status, stores: count() })
    .from(stores)
    .where(isNull(stores.deletedAt))
    .groupBy(stores.status)
  return Object.fromEntries(counted.map((one) => [one.status, one.stores]))
}
