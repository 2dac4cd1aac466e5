import { randomUUID } from 'node:crypto'
import { storeSorts } from '@storeyard/core/contract/choices'
import { ListStores, type Store } from '@storeyard/core/contract/stores'
import { createDb } from '@storeyard/core/db/client'
import { listStores, selectPage } from '@storeyard/core/db/readStores'
import { stores } from '@storeyard/core/db/schema'
import { eq, sql } from 'drizzle-orm'
import { expectProblem } from './support/problem.ts'
import { createRows } from './support/rows.ts'
import { startTestApi, type TestApi } from './support/testApi.ts'

let api: TestApi
const rows = createRows(() => api)
/** Made in this order; two share their time. */
const names = ['delta', 'alpha', 'echo', 'bravo', 'charlie']
beforeAll(async () => {
  api = await startTestApi()
  for (const [index, name] of names.entries()) {
    const { id } = await rows.create(name, index % 2 ? { plan: 'medium' } : {})
    const createdAt = new Date(Date.UTC(2026, 0, 1, 0, 0, Math.min(index, 3)))
    await api.db.update(stores).set({ createdAt }).where(eq(stores.id, id))
    if (name === 'alpha') await rows.becomeReady(id, 1)
    if (name === 'bravo') await api.admin.delete(`/stores/${id}`)
  }
  const { id } = await rows.create('gone', { plan: 'large' })
  await api.admin.delete(`/stores/${id}`)
  await rows.becomeDeleted(id)
})

const list = async (query: string): Promise<string[]> => {
  const { status, body } = await api.admin.get(`/stores?${query}`)
  expect(status).toBe(200)
  return body.items.map(({ store_name }: Store) => store_name)
}
const walk = async (query: string) => {
  const seen: string[] = []
  for (let cursor: string | null = '', pages = 0; cursor !== null; pages++) {
    expect(pages).toBeLessThan(10)
    const { body } = await api.admin.get(`/stores?limit=2&${query}${cursor && `&cursor=${cursor}`}`)
    seen.push(...body.items.map(({ store_name }: Store) => store_name))
    cursor = body.next_cursor
  }
  return seen
}

const byName = ['alpha', 'bravo', 'charlie', 'delta', 'echo']

test('pages follow the order asked for to the end, each store once', async () => {
  expect(await walk('sort=name')).toEqual(byName)
  expect(await walk('sort=-name')).toEqual([...byName].reverse())
  const upwards = await walk('sort=created_at')
  expect(upwards.slice(0, 3)).toEqual(['delta', 'alpha', 'echo'])
  expect(await walk('sort=-created_at')).toEqual([...upwards].reverse())
  expect(await walk('')).toEqual([...upwards].reverse())
})

test('what is made between two pages shifts none of them', async () => {
  const first = (await api.admin.get('/stores?limit=2&sort=name')).body
  await rows.create('aardvark')
  const second = await list(`limit=2&sort=name&cursor=${first.next_cursor}`)
  expect(second).toEqual(['charlie', 'delta'])
  await api.db.update(stores).set({ deletedAt: new Date() }).where(eq(stores.storeName, 'aardvark'))
})

test('a cursor that names no store is refused, and the last store is followed by an empty page', async () => {
  const problem = expectProblem(await api.admin.get(`/stores?cursor=${randomUUID().slice(0, 8)}`), 'VALIDATION_FAILED')
  expect(problem.errors).toEqual([{ field: 'cursor', message: expect.stringContaining('begin again without it') }])
  const last = (await api.admin.get('/stores?sort=name')).body.items.at(-1)
  expect(await list(`sort=name&cursor=${last.id}`)).toEqual([])
})

test('a status and a plan may be named several times', async () => {
  expect(await list('sort=name&status=Ready&status=Deleting')).toEqual(['alpha', 'bravo'])
  expect(await list('sort=name&plan=medium')).toEqual(['alpha', 'bravo'])
  expect(await list('sort=name&plan=small&plan=medium')).toEqual(byName)
  expect(await list('sort=name&plan=medium&status=Ready&name=alp')).toEqual(['alpha'])
  expect(await list('sort=name&status=Ready&status=Deleted')).toEqual(expect.arrayContaining(['alpha', 'gone']))
  expect(await list('plan=large')).toEqual([])
})

test.each(['sort=age', 'sort=name&sort=-name', 'plan=huge', 'plan=small&plan=huge', 'status=Ready&status=Happy'])(
  'a query of %s is refused',
  async (query) => {
    expectProblem(await api.admin.get(`/stores?${query}`), 'VALIDATION_FAILED')
  },
)

test.each(
  storeSorts.flatMap((sort) => [
    { sort, include_deleted: false },
    { sort, include_deleted: true },
  ]),
)('a late page reads its own rows alone: $sort, tombstones $include_deleted', async ({ sort, include_deleted }) => {
  await fill()
  const query = `limit=200&sort=${sort}&include_deleted=${include_deleted}`
  const { next_cursor } = (await api.admin.get(`/stores?${query}`)).body
  const page = selectPage(api.db, { limit: 50, cursor: next_cursor, sort, include_deleted })
  const { rows: plan } = await api.db.execute(sql`explain (analyze, timing off, format json) ${page.getSQL()}`)
  const text = JSON.stringify(plan)
  expect(text).not.toMatch(/"Node Type":"(Seq Scan|Sort|Incremental Sort)"/)
  expect(text).not.toMatch(/"Rows Removed by [a-zA-Z ]+":[1-9]/)
  expect(text).toContain(`"stores_${include_deleted ? '' : 'kept_'}by_${sort.endsWith('name') ? 'name' : 'age'}"`)
})

test('pages that are often asked for are soon no longer planned, those with filters are for their values', async () => {
  await fill()
  const { db, close } = createDb({
    url: api.databaseUrl,
    applicationName: 'test',
    connectionsMax: 1,
    onError: () => {},
  })
  const first = await listStores(db, ListStores.parse({ sort: 'name' }))
  for (let n = 0; n < 7; n++) {
    await listStores(db, ListStores.parse({ sort: 'name', cursor: first?.nextCursor ?? undefined }))
    await listStores(db, ListStores.parse({ sort: 'name', plan: 'small' }))
  }
  const { rows: kept } = await db.$client.query(
    'select name, generic_plans::int as generic from pg_prepared_statements order by name',
  )
  await close()
  expect(kept).toEqual([
    { name: 'stores name 50 first kept', generic: 1 },
    { name: 'stores name 50 on kept', generic: 2 },
  ])
})

let filled = false
/** Enough rows that an order without an index would cost more than one with it. */
async function fill() {
  if (filled) return
  filled = true
  await api.db.execute(sql`insert into stores (id, store_name, namespace, helm_release, domain, cluster_id, created_by,
      title, admin_email, locale, timezone, plan, created_at)
    select lpad(to_hex(n), 8, '0'), 'many-' || n, 'many-' || n, 'many-' || n, 'many-' || n, 'local', 'test',
      't', 'a@example.com', 'en_US', 'UTC', 'small', now() + n * interval '1 second' from generate_series(1, 5000) n`)
  await api.db.execute(sql`insert into store_specs (store_id, generation, spec)
    select id, 1, '{"chartVersion": "1.0.0", "values": {}}' from stores where store_name like 'many-%'`)
  await api.db.execute(sql`analyze stores`)
  await api.db.execute(sql`analyze store_specs`)
}
