import { and, asc, desc, eq, getTableColumns, inArray, isNull, type SQL, sql } from 'drizzle-orm'
import type { Plan, StoreSort } from '../contract/choices.ts'
import type { ListStores } from '../contract/stores.ts'
import { dbNow } from './changeStore.ts'
import type { Db } from './client.ts'
import { storeSpecs, stores } from './schema.ts'

/** The database itself, or a transaction. */
export type Reader = Pick<Db, 'select' | 'selectDistinct'>

// Large and of no use to people; the plan comes with the spec.
const { appliedObjects: _, plan: __, ...columns } = getTableColumns(stores)
const longMinutes = 10
const planInForce = sql<Plan>`coalesce(${storeSpecs.spec} ->> 'plan', ${stores.plan})`
const shown = {
  ...columns,
  plan: planInForce,
  chartVersion: sql<string>`${storeSpecs.spec} ->> 'chartVersion'`,
  // What the chart has where nobody names it.
  wordpressReplicas: sql<number>`coalesce((${storeSpecs.spec} #>> '{values,wordpress,replicas}')::int, 1)`,
  askedLongAgo: sql<boolean>`${storeSpecs.createdAt} < ${dbNow} - make_interval(mins => ${longMinutes})`,
}
const specInForce = and(eq(storeSpecs.storeId, stores.id), eq(storeSpecs.generation, stores.generationInForce))

const selectStores = (db: Reader) => db.select(shown).from(stores).innerJoin(storeSpecs, specInForce)
export type ShownStore = Awaited<ReturnType<typeof selectStores>>[number]

export async function findStore(db: Reader, storeId: string): Promise<ShownStore | null> {
  const [store] = await selectStores(db).where(eq(stores.id, storeId))
  return store ?? null
}

/** Each has an index in the same order; the id makes it total. */
const columnOf = { name: stores.storeName, created_at: stores.createdAt }

function readSort(sort: StoreSort) {
  const [key, isDownwards] = sort.startsWith('-') ? [sort.slice(1), true] : [sort, false]
  const column = columnOf[key as keyof typeof columnOf]
  const order = isDownwards ? desc : asc
  return { column, orderBy: [order(column), order(stores.id)], beyond: sql.raw(isDownwards ? '<' : '>') }
}

/**
 * One page and the row after it. The cursor is the last store of the page before: tombstones keep it good for ever, and what is sorted by
 * never changes, so it stands at one place in each order.
 */
export function selectPage(db: Reader, filter: ListStores) {
  const { column, orderBy, beyond } = readSort(filter.sort)
  const conditions: SQL[] = []
  if (filter.cursor)
    conditions.push(
      sql`(${column}, ${stores.id}) ${beyond} (select ${column}, ${stores.id} from ${stores} where ${stores.id} = ${filter.cursor})`,
    )
  if (filter.status) conditions.push(inArray(stores.status, filter.status))
  if (filter.plan) conditions.push(inArray(planInForce, filter.plan))
  if (filter.name) conditions.push(sql`position(lower(${filter.name}) in ${stores.storeName}) > 0`)
  if (!filter.include_deleted && !filter.status?.includes('Deleted')) conditions.push(isNull(stores.deletedAt))

  return selectStores(db)
    .where(and(...conditions))
    .orderBy(...orderBy)
    .limit(filter.limit + 1)
}

/** Null where the cursor names no store: an older dump may have been restored between two pages. */
export async function listStores(
  db: Db,
  filter: ListStores,
): Promise<{ items: ShownStore[]; nextCursor: string | null } | null> {
  const found = await selectPage(db, filter)
  if (found.length === 0 && filter.cursor && !(await findStore(db, filter.cursor))) return null
  const items = found.slice(0, filter.limit)
  return { items, nextCursor: found.length > filter.limit ? (items.at(-1)?.id ?? null) : null }
}
