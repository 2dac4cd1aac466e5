import { and, desc, eq, getTableColumns, isNull, type SQL, sql } from 'drizzle-orm'
import type { ListStores } from '../contract/stores.ts'
import { dbNow } from './changeStore.ts'
import type { Db } from './client.ts'
import { storeSpecs, stores } from './schema.ts'

/** The database itself, or a transaction. */
export type Reader = Pick<Db, 'select' | 'selectDistinct'>

// Large and of no use to people.
const { appliedObjects: _, ...columns } = getTableColumns(stores)
const longMinutes = 10
const shown = {
  ...columns,
  chartVersion: sql<string>`${storeSpecs.spec} ->> 'chartVersion'`,
  askedLongAgo: sql<boolean>`${storeSpecs.createdAt} < ${dbNow} - make_interval(mins => ${longMinutes})`,
}
const newestSpec = and(eq(storeSpecs.storeId, stores.id), eq(storeSpecs.generation, stores.generation))

const selectStores = (db: Reader) => db.select(shown).from(stores).innerJoin(storeSpecs, newestSpec)
export type ShownStore = Awaited<ReturnType<typeof selectStores>>[number]

export async function findStore(db: Reader, storeId: string): Promise<ShownStore | null> {
  const [store] = await selectStores(db).where(eq(stores.id, storeId))
  return store ?? null
}

/** One page, the newest first. The cursor is the last store of the page before: tombstones keep it good for ever. */
export async function listStores(
  db: Db,
  filter: ListStores,
): Promise<{ items: ShownStore[]; nextCursor: string | null }> {
  const conditions: SQL[] = []
  if (filter.cursor)
    conditions.push(
      sql`(${stores.createdAt}, ${stores.id}) < (select created_at, id from ${stores} where id = ${filter.cursor})`,
    )
  if (filter.status) conditions.push(eq(stores.status, filter.status))
  if (filter.name) conditions.push(sql`position(lower(${filter.name}) in ${stores.storeName}) > 0`)
  if (!filter.include_deleted && filter.status !== 'Deleted') conditions.push(isNull(stores.deletedAt))

  const found = await selectStores(db)
    .where(and(...conditions))
    .orderBy(desc(stores.createdAt), desc(stores.id))
    .limit(filter.limit + 1)
  const items = found.slice(0, filter.limit)
  return { items, nextCursor: found.length > filter.limit ? (items.at(-1)?.id ?? null) : null }
}
