import type { Store } from '@storeyard/core/contract/stores'
import { storeEvents, storeSpecs, stores } from '@storeyard/core/db/schema'
import { asc, eq, sql } from 'drizzle-orm'
import { expectProblem } from './support/problem.ts'
import { startTestApi, type TestApi } from './support/testApi.ts'

let api: TestApi
beforeAll(async () => {
  api = await startTestApi()
})

const create = async (store_name: string, more = {}): Promise<Store> => {
  const answer = await api.admin.post('/stores', { store_name, ...more })
  expect(answer.status).toBe(202)
  return answer.body
}
const readRow = async (id: string) => {
  const [row] = await api.db.select().from(stores).where(eq(stores.id, id))
  if (!row) throw new Error(`no row ${id}`)
  return row
}
const eventTypes = async (id: string) => {
  const events = await api.db.select().from(storeEvents).where(eq(storeEvents.storeId, id)).orderBy(asc(storeEvents.id))
  return events.map(({ type }) => type)
}
/** As the worker leaves a row when a deleted store is gone from the cluster. */
const finishDeletion = (id: string) =>
  api.db.update(stores).set({ nameReleasedAt: sql`now()`, deletedAt: sql`now()` }).where(eq(stores.id, id))

describe('pages', () => {
  test('walk over all stores once, the newest first, also where times are equal', async () => {
    const made = []
    for (let n = 0; n < 7; n++) made.push((await create(`page-${n}`)).id)
    await api.db.update(stores).set({ createdAt: new Date() }).where(sql`store_name like 'page-%'`)
    const seen: string[] = []
    let cursor: string | null = ''
    do {
      const { status, body } = await api.admin.get(`/stores?limit=3&name=page-${cursor ? `&cursor=${cursor}` : ''}`)
      expect(status).toBe(200)
      expect(body.items.length).toBeLessThanOrEqual(3)
      seen.push(...body.items.map(({ id }: Store) => id))
      cursor = body.next_cursor
    } while (cursor)
    expect([...seen].sort()).toEqual([...made].sort())
  })

  test('filter by status and part of the name; wildcards are plain letters', async () => {
    await create('find-me')
    const names = async (query: string) =>
      (await api.admin.get(`/stores?${query}`)).body.items.map((store: Store) => store.store_name)
    expect(await names('name=nd-m')).toEqual(['find-me'])
    expect(await names('name=FIND')).toEqual(['find-me'])
    expect(await names('name=%25')).toEqual([])
    expect(await names('name=find&status=Pending')).toEqual(['find-me'])
    expect(await names('name=find&status=Ready')).toEqual([])
  })

  test.each([
    'limit=0',
    'limit=201',
    'limit=x',
    'cursor=nonsense',
    'status=Happy',
    'page=2',
    'name=a%00b',
    'limit=1&limit=2',
  ])('a query of %s is refused', async (query) => {
    expectProblem(await api.admin.get(`/stores?${query}`), 'VALIDATION_FAILED')
  })

  test("a store's events come newest first, page by page", async () => {
    const { id } = await create('eventful')
    for (const title of ['a', 'b', 'c']) await api.admin.patch(`/stores/${id}`, { title })
    const first = (await api.admin.get(`/stores/${id}/events?limit=3`)).body
    const second = (await api.admin.get(`/stores/${id}/events?limit=3&cursor=${first.next_cursor}`)).body
    const types = [...first.items, ...second.items].map(({ type }) => type)
    expect(types).toEqual(['TitleChanged', 'TitleChanged', 'TitleChanged', 'Created'])
    expect(second.next_cursor).toBeNull()
  })
})

describe('one store', () => {
  test.each(['00000000', 'nonsense', 'A1B2C3D4', '%E0%A4%A'])('%s is not there', async (id) => {
    expectProblem(await api.admin.get(`/stores/${id}`), 'NOT_FOUND')
  })

  test.each([
    ['PATCH', ''],
    ['DELETE', ''],
    ['POST', '/retry'],
    ['GET', '/events'],
    ['GET', '/logs'],
    ['GET', '/credentials'],
  ])('%s %s of a store that is not there is refused', async (method, path) => {
    const body = method === 'PATCH' ? { title: 'x' } : undefined
    expectProblem(await api.admin.call(method, `/stores/00000000${path}`, { body }), 'NOT_FOUND')
  })
})

describe('PATCH', () => {
  test('changes label and protection without a new generation, and says so in the events', async () => {
    const { id } = await create('label')
    const { status, body } = await api.admin.patch(`/stores/${id}`, { title: 'New', deletion_protection: true })
    expect(status).toBe(200)
    expect(body).toMatchObject({ title: 'New', deletion_protection: true, generation: 1 })
    expect(await eventTypes(id)).toEqual(['Created', 'TitleChanged', 'ProtectionChanged'])
  })

  test('leaves no event where nothing changes', async () => {
    const { id } = await create('same')
    expect((await api.admin.patch(`/stores/${id}`, { title: 'same' })).status).toBe(200)
    expect(await eventTypes(id)).toEqual(['Created'])
  })

  test.each([{}, { store_name: 'other' }, { title: '' }, { plan: 'huge' }])('%j is refused', async (body) => {
    const { id } = await create(`patch-${Math.random().toString(36).slice(2, 8)}`)
    expectProblem(await api.admin.patch(`/stores/${id}`, body), 'VALIDATION_FAILED')
  })
})

describe('DELETE', () => {
  test('raises the generation with a spec of its own; a second one changes nothing', async () => {
    const { id } = await create('leaving')
    const first = await api.admin.delete(`/stores/${id}`)
    expect(first.status).toBe(202)
    expect(first.body).toMatchObject({ status: 'Deleting', generation: 2 })
    const second = await api.admin.delete(`/stores/${id}`)
    expect(second.status).toBe(202)
    expect(second.body).toEqual(first.body)
    const specs = await api.db
      .select()
      .from(storeSpecs)
      .where(eq(storeSpecs.storeId, id))
      .orderBy(asc(storeSpecs.generation))
    expect(specs.map(({ generation }) => generation)).toEqual([1, 2])
    expect(specs[1]?.spec).toEqual(specs[0]?.spec)
    expect(await eventTypes(id)).toEqual(['Created', 'DeletionRequested', 'StatusChanged'])
  })

  test('of a protected store is refused until a PATCH clears its protection', async () => {
    const { id } = await create('precious', { deletion_protection: true })
    expectProblem(await api.admin.delete(`/stores/${id}`), 'DELETION_PROTECTED')
    expect(await readRow(id)).toMatchObject({ desiredState: 'running', generation: 1 })
    await api.admin.patch(`/stores/${id}`, { deletion_protection: false })
    expect((await api.admin.delete(`/stores/${id}`)).status).toBe(202)
  })

  test('holds the name until the old store is out of the way, then frees it; the tombstone keeps its history', async () => {
    const { id } = await create('reused')
    await api.admin.delete(`/stores/${id}`)
    expectProblem(await api.admin.post('/stores', { store_name: 'reused' }), 'NAME_RELEASING')
    await finishDeletion(id)
    expect((await create('reused')).id).not.toBe(id)
    expect((await api.admin.get(`/stores/${id}`)).body).toMatchObject({ status: 'Deleted', store_name: 'reused' })
    expect((await api.admin.get(`/stores/${id}/events`)).body.items).not.toHaveLength(0)
    expect((await api.admin.get('/stores?name=reused')).body.items).toHaveLength(1)
    expect((await api.admin.get('/stores?name=reused&include_deleted=true')).body.items).toHaveLength(2)
    expect((await api.admin.get('/stores?name=reused&status=Deleted')).body.items).toHaveLength(1)
  })

  test('ends what else may be asked of a store', async () => {
    const { id } = await create('gone')
    await api.admin.delete(`/stores/${id}`)
    expectProblem(await api.admin.patch(`/stores/${id}`, { title: 'x' }), 'STORE_DELETED')
    expectProblem(await api.admin.post(`/stores/${id}/retry`), 'STORE_DELETED')
    expectProblem(await api.admin.get(`/stores/${id}/credentials`), 'STORE_DELETED')
    await finishDeletion(id)
    expect((await api.admin.delete(`/stores/${id}`)).body.status).toBe('Deleted')
  })
})

describe('retry', () => {
  test('is a new generation of the newest spec, and clears nothing by itself', async () => {
    const { id } = await create('stuck')
    await api.db
      .update(stores)
      .set({ attemptGeneration: 1, failedGeneration: 1, attemptReason: 'Timeout' })
      .where(eq(stores.id, id))
    expect((await api.admin.get(`/stores/${id}`)).body).toMatchObject({ status: 'Failed', reason: 'Timeout' })
    const { status, body } = await api.admin.post(`/stores/${id}/retry`)
    expect(status).toBe(202)
    expect(body).toMatchObject({ generation: 2, status: 'Provisioning' })
    expect(await readRow(id)).toMatchObject({ act: 'retry', failedGeneration: 1, attemptGeneration: 1 })
  })

  test('ten at once are ten generations, each with its spec', async () => {
    const { id } = await create('impatient')
    const answers = await Promise.all(Array.from({ length: 10 }, () => api.admin.post(`/stores/${id}/retry`)))
    expect(answers.map(({ status }) => status)).toEqual(Array(10).fill(202))
    expect((await readRow(id)).generation).toBe(11)
    expect(await api.db.select().from(storeSpecs).where(eq(storeSpecs.storeId, id))).toHaveLength(11)
  })
})

test('what needs the cluster says that it is away', async () => {
  const { id } = await create('dark')
  expectProblem(await api.admin.get(`/stores/${id}/logs`), 'UNAVAILABLE')
  expectProblem(await api.admin.get(`/stores/${id}/credentials`), 'UNAVAILABLE')
  expect(await eventTypes(id)).toEqual(['Created'])
})

test('a path or method that is not known is a problem document too', async () => {
  expectProblem(await api.admin.get('/api/v1/nothing'), 'NOT_FOUND')
  expectProblem(await api.admin.get('/'), 'NOT_FOUND')
  const answer = await api.admin.call('PUT', '/stores')
  expectProblem(answer, 'METHOD_NOT_ALLOWED')
  expect(answer.headers.get('allow')).toBe('POST, GET')
})
