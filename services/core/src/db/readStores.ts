import { and, asc, desc, eq, getTableColumns, inArray, isNull, type Placeholder, type SQL, sql } from 'drizzle-orm'
import type { Plan, StoreSort } from '../contract/choices.ts'
import type { ListStores } from '../contract/stores.ts'
import { dbNow } from './changeStore.ts'
import type { Db } from './client.ts'
import { prepareOnce } from './prepareOnce.ts'
import { storeSpecs, stores } from './schema.ts'

/** The database itself, or a transaction. */
export type Reader = Pick<Db, 'select' | 'selectDistinct'>

const planInForce = sql<Plan>`coalesce(${storeSpecs.spec} ->> 'plan', ${stores.plan})`
// What people see of a store, and what its state is explained by.
const shown = {
  id: stores.id,
  storeName: stores.storeName,
  namespace: stores.namespace,
  helmRelease: stores.helmRelease,
  domain: stores.domain,
  createdAt: stores.createdAt,
  generation: stores.generation,
  title: stores.title,
  adminEmail: stores.adminEmail,
  locale: stores.locale,
  timezone: stores.timezone,
  deletionProtection: stores.deletionProtection,
  attemptGeneration: stores.attemptGeneration,
  attemptReason: stores.attemptReason,
  attemptMessage: stores.attemptMessage,
  deletedAt: stores.deletedAt,
  readyAt: stores.readyAt,
  observedReason: stores.observedReason,
  observedMessage: stores.observedMessage,
  status: stores.status,
  plan: planInForce,
  chartVersion: sql<string>`${storeSpecs.spec} ->> 'chartVersion'`,
  // What the chart has where nobody names it.
  wordpressReplicas: sql<number>`coalesce((${storeSpecs.spec} #>> '{values,wordpress,replicas}')::int, 1)`,
  askedLongAgo: sql<boolean>`${storeSpecs.createdAt} < ${dbNow} - interval '10 minutes'`,
}
const specInForce = and(eq(storeSpecs.storeId, stores.id), eq(storeSpecs.generation, stores.generationInForce))

const selectShown = (db: Reader) => db.select(shown).from(stores).innerJoin(storeSpecs, specInForce)
export type ShownStore = Awaited<ReturnType<typeof selectShown>>[number]

// Large and of no use to people.
const { appliedObjects: _, ...columns } = getTableColumns(stores)
const selectWhole = (db: Reader) =>
  db
    .select({ ...columns, ...shown })
    .from(stores)
    .innerJoin(storeSpecs, specInForce)
export type WholeStore = Awaited<ReturnType<typeof selectWhole>>[number]

export async function findStore(db: Reader, storeId: string): Promise<WholeStore | null> {
  const [store] = await selectWhole(db).where(eq(stores.id, storeId))
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

// As a parameter it would hide from Postgres how few rows are read, and have each call planned for its own values.
const inQuery = (count: number) => sql.raw(`${count}`) as unknown as number

/**
 * One page and the row after it. The cursor is the last store of the page before: tombstones keep it good for ever, and what is sorted by
 * never changes, so it stands at one place in each order.
 */
export function selectPage(db: Reader, filter: Omit<ListStores, 'cursor'> & { cursor?: string | Placeholder }) {
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

  return selectShown(db)
    .where(and(...conditions))
    .orderBy(...orderBy)
    .limit(inQuery(filter.limit + 1))
}

const preparePage = prepareOnce((db, name, filter: Parameters<typeof selectPage>[1]) =>
  selectPage(db, filter).prepare(name),
)
/** What the dashboard, the command line and who names none ask for. */
const preparedLimits = [50, 100, 200]

/** The list as it is mostly looked at is prepared; one with filters is planned for their values. */
function readPage(db: Db, filter: ListStores): Promise<ShownStore[]> {
  const { sort, limit, cursor, include_deleted, ...filters } = filter
  if (!preparedLimits.includes(limit) || Object.values(filters).some((value) => value !== undefined))
    return selectPage(db, filter)
  const name = ['stores', sort, limit, cursor ? 'on' : 'first', include_deleted ? 'all' : 'kept'].join(' ')
  return preparePage(db, name, { ...filter, cursor: cursor && sql.placeholder('cursor') }).execute({ cursor })
}

/** Null where the cursor names no store: an older dump may have been restored between two pages. */
export async function listStores(
  db: Db,
  filter: ListStores,
): Promise<{ items: ShownStore[]; nextCursor: string | null } | null> {
  const found = await readPage(db, filter)
  if (found.length === 0 && filter.cursor && !(await findStore(db, filter.cursor))) return null
  const items = found.slice(0, filter.limit)
  return { items, nextCursor: found.length > filter.limit ? (items.at(-1)?.id ?? null) : null }
}
