import { request } from 'node:http'
import { apiKeys, stores } from '@storeyard/core/db/schema'
import { eq, sql } from 'drizzle-orm'
import { until } from '../../core/test/harness/server.ts'
import { readEvents } from './support/eventReader.ts'
import { expectProblem } from './support/problem.ts'
import { bearer, startTestApi, type TestApi } from './support/testApi.ts'

let api: TestApi
beforeAll(async () => {
  api = await startTestApi()
})

const open = (headers: Record<string, string> = {}) => readEvents(api.url, { ...bearer(api.keys.viewer), ...headers })
const create = async (store_name: string) => (await api.admin.post('/stores', { store_name })).body

test('every client sees what happens to every store, from now on', async () => {
  await create('before')
  const [one, two] = await Promise.all([open(), open()])
  const { id } = await create('live')
  for (const reader of [one, two]) {
    expect(await reader.waitFor({ store_id: id })).toMatchObject({ type: 'Created', actor: 'key:admin' })
    expect(reader.events).toHaveLength(1)
    reader.close()
  }
})

test('a client that comes back gets all that it missed, once and in order', async () => {
  const first = await open()
  const { id } = await create('resumed')
  await first.waitFor({ store_id: id })
  first.close()
  for (const title of ['a', 'b']) await api.admin.patch(`/stores/${id}`, { title })
  const second = await open({ 'last-event-id': first.lastId() })
  await api.admin.patch(`/stores/${id}`, { title: 'c' })
  await until('three events', async () => second.events.length >= 3)
  expect(second.events.map(({ data }) => data.to)).toEqual(['a', 'b', 'c'])
  second.close()
})

test('a client that never got an event resumes where it began', async () => {
  const first = await open()
  first.close()
  const { id } = await create('in-between')
  const second = await open({ 'last-event-id': first.lastId() })
  await second.waitFor({ store_id: id })
  second.close()
})

test('a client far behind gets the whole history, longer than what is kept in memory', async () => {
  const { id } = await create('historic')
  const rows = 2_500
  await api.db.execute(sql`insert into store_events (store_id, actor, type, message)
    select ${id}, 'test', 'Old', n::text from generate_series(1, ${rows}) n`)
  const reader = await open({ 'last-event-id': '0' })
  const ofStore = () => reader.events.filter(({ store_id }) => store_id === id)
  await until('all events', async () => ofStore().length === rows + 1)
  const ids = reader.events.map((event) => Number(event.id))
  expect(ids).toEqual([...ids].sort((a, b) => a - b))
  reader.close()
})

test('a stream of one store tells of that store alone, also what was missed', async () => {
  const { id } = await create('followed')
  const other = await create('not-followed')
  const follow = (headers = {}) =>
    readEvents(api.url, { ...bearer(api.keys.viewer), ...headers }, `/stores/${id}/events/stream`)
  const live = await follow()
  for (const title of ['a', 'b']) {
    await api.admin.patch(`/stores/${other.id}`, { title })
    await api.admin.patch(`/stores/${id}`, { title })
  }
  await until('two events', async () => live.events.length >= 2)
  live.close()
  const later = await follow({ 'last-event-id': '0' })
  await until('three events', async () => later.events.length >= 3)
  for (const { events, types } of [
    { events: live.events, types: ['TitleChanged', 'TitleChanged'] },
    { events: later.events, types: ['Created', 'TitleChanged', 'TitleChanged'] },
  ]) {
    expect(events.map(({ type }) => type)).toEqual(types)
    expect(new Set(events.map(({ store_id }) => store_id))).toEqual(new Set([id]))
  }
  later.close()
})

test('a store with a history longer than a page comes whole to whoever follows it', async () => {
  const [{ id }, other] = [await create('long-story'), await create('long-story-too')]
  await api.db.execute(sql`insert into store_events (store_id, actor, type, message)
    select case when n % 3 = 0 then ${other.id} else ${id} end, 'test', 'Old', n::text from generate_series(1, 1500) n`)
  const reader = await readEvents(
    api.url,
    { ...bearer(api.keys.viewer), 'last-event-id': '0' },
    `/stores/${id}/events/stream`,
  )
  await until('all events', async () => reader.events.length >= 1_001)
  await api.admin.patch(`/stores/${id}`, { title: 'new' })
  await reader.waitFor({ type: 'TitleChanged' })
  expect(reader.events).toHaveLength(1_002)
  expect(new Set(reader.events.map(({ id: one }) => one)).size).toBe(1_002)
  reader.close()
})

test('there is no stream of a store that is not there', async () => {
  expectProblem(await api.admin.get('/stores/00000000/events/stream'), 'NOT_FOUND')
})

test.each(['nonsense', '-1', '99999999999999', '1; drop table stores'])(
  'a Last-Event-ID of %s is no harm',
  async (id) => {
    const reader = await open({ 'last-event-id': id })
    const store = await create(`after-${id.replace(/\W+/g, '')}`)
    await reader.waitFor({ store_id: store.id })
    reader.close()
  },
)

test('events that a lost notice told of come by the poll', async () => {
  const reader = await open()
  const { id } = await create('polled')
  await api.db.execute(
    sql`insert into store_events (store_id, actor, type, message) values (${id}, 'test', 'Silent', 'x')`,
  )
  await reader.waitFor({ type: 'Silent' })
  reader.close()
})

test('the stream goes on when its connections to Postgres were cut', async () => {
  const reader = await open()
  await api.db.execute(sql`select pg_terminate_backend(pid) from pg_stat_activity
    where datname = current_database() and application_name like 'storeyard-api%'`)
  const store = await until('a store is taken again', async () => {
    const answer = await api.admin.post('/stores', { store_name: 'reconnected' })
    return answer.status === 202 ? answer.body : null
  })
  await reader.waitFor({ store_id: store.id, type: 'Created' })
  reader.close()
})

test('one connection listens, however many clients there are', async () => {
  const readers = await Promise.all(Array.from({ length: 20 }, () => open()))
  const { rows } = await api.db.execute(sql`select 1 from pg_stat_activity
    where datname = current_database() and application_name = 'storeyard-api-events'`)
  expect(rows).toHaveLength(1)
  for (const reader of readers) reader.close()
})

test('nothing is kept for a client that is gone', async () => {
  const reader = await open()
  const openStreams = async () =>
    /^storeyard_api_open_streams\{[^}]*kind="events"[^}]*\} (\d+)/m.exec((await api.admin.get('/metrics')).body)?.[1]
  await until('one stream is open', async () => (await openStreams()) === '1')
  reader.close()
  await until('the stream is forgotten', async () => (await openStreams()) === '0')
})

test('without a key there is no stream', async () => {
  expectProblem(await api.as({}).get('/api/v1/events'), 'UNAUTHENTICATED')
})

test('a stream ends with the key that opened it', async () => {
  const quick = await startTestApi({ env: { HEARTBEAT_SECONDS: '1' } })
  const reader = await readEvents(quick.url, bearer(quick.keys.viewer))
  await until('a heartbeat came', async () => reader.heartbeats() > 0)
  await quick.db.update(apiKeys).set({ revokedAt: sql`now()` }).where(eq(apiKeys.name, 'viewer'))
  await reader.ended
})

test('the state of a row that another service changed is told', async () => {
  const { id } = await create('watched')
  const reader = await open()
  await api.admin.delete(`/stores/${id}`)
  const changed = await reader.waitFor({ store_id: id, type: 'StatusChanged' })
  expect(changed.data).toMatchObject({ from: 'Pending', to: 'Deleting' })
  expect((await api.db.select().from(stores).where(eq(stores.id, id)))[0]?.status).toBe('Deleting')
  reader.close()
})

test('shutting down ends the streams, and does not wait for a client that reads nothing', async () => {
  const reader = await open()
  const { id } = await create('busy')
  const deaf = request(`${api.url}/api/v1/events`, { headers: { ...bearer(api.keys.viewer), 'last-event-id': '0' } })
  deaf.on('error', () => {})
  // Never read from: events stay in the socket until it is full.
  deaf.on('response', (response) => response.pause())
  deaf.end()
  await api.db.execute(sql`insert into store_events (store_id, actor, type, message)
    select ${id}, 'test', 'Large', repeat('x', 10000) from generate_series(1, 1000)`)
  await until('the reader has all', async () => reader.events.length === 1_001)
  const startedAt = Date.now()
  await api.close()
  expect(Date.now() - startedAt).toBeLessThan(5_000)
  await reader.ended
})
