import { apiKeys } from '@storeyard/core/db/schema'
import { eq, sql } from 'drizzle-orm'
import { startTestApi, type TestApi } from '../../services/api/test/support/testApi.ts'
import { freePort, until } from '../../services/core/test/harness/server.ts'
import { startTcpProxy } from '../../tests/faults/harness/tcpProxy.ts'
import { createClient } from '../src/createClient.ts'
import { followEvents } from '../src/followEvents.ts'
import type { StoreEvent } from '../src/types.ts'

let api: TestApi
let proxy: Awaited<ReturnType<typeof startTcpProxy>>
beforeAll(async () => {
  api = await startTestApi({ env: { HEARTBEAT_SECONDS: '1' } })
  proxy = await startTcpProxy(api.url)
})
const over = new AbortController()
afterAll(() => {
  // A stream that a failed test left open would keep the api.
  over.abort()
  return proxy.close()
})

/** Follows by the proxy, which can cut the connection. */
function follow(options: { after?: string; storeId?: string } = {}) {
  const ending = new AbortController()
  const events: StoreEvent[] = []
  let opens = 0
  const read = async () => {
    const client = createClient({ origin: proxy.url, key: api.keys.viewer })
    const all = { ...options, signal: AbortSignal.any([ending.signal, over.signal]), onOpen: () => void opens++ }
    for await (const event of followEvents(client, all)) events.push(event)
  }
  const ended = read()
  return { events, opens: () => opens, ended, end: () => ending.abort() }
}
const create = async (store_name: string) => (await api.admin.post('/stores', { store_name })).body

test('events come once and in order, over a connection that breaks and an API that is away', async () => {
  const stream = follow()
  await until('the stream stands', async () => stream.opens() === 1)
  await create('one')
  await until('the first event', async () => stream.events.length === 1)
  proxy.setAway(true)
  await create('two')
  await create('three')
  proxy.setAway(false)
  await until('all events', async () => stream.events.length >= 3)
  expect(stream.opens()).toBe(2)
  expect(stream.events.map(({ data }) => data)).toHaveLength(3)
  expect(new Set(stream.events.map(({ id }) => id)).size).toBe(3)
  stream.end()
  await stream.ended
})

test('a stream that never had an event resumes where it began', async () => {
  const stream = follow()
  await until('the stream stands', async () => stream.opens() === 1)
  proxy.setAway(true)
  const { id } = await create('in-between')
  proxy.setAway(false)
  await until('the event', async () => stream.events.some(({ store_id }) => store_id === id))
  stream.end()
  await stream.ended
})

test('it begins after the event that it is given', async () => {
  const { id } = await create('known')
  const [known] = (await api.admin.get(`/stores/${id}/events`)).body.items
  await api.admin.patch(`/stores/${id}`, { title: 'Later' })
  const stream = follow({ after: known.id })
  await until('what followed', async () => stream.events.length === 1)
  expect(stream.events[0]?.data).toMatchObject({ to: 'Later' })
  stream.end()
  await stream.ended
})

test('the events of one store are asked for alone, over a break too', async () => {
  const { id } = await create('alone')
  const stream = follow({ storeId: id })
  await until('the stream stands', async () => stream.opens() === 1)
  await create('other-one')
  await api.admin.patch(`/stores/${id}`, { title: 'First' })
  await until('the first event', async () => stream.events.length > 0)
  proxy.setAway(true)
  await create('other-two')
  await api.admin.patch(`/stores/${id}`, { title: 'Second' })
  proxy.setAway(false)
  await until('the second event', async () => stream.events.some(({ data }) => data?.to === 'Second'))
  expect(stream.events.map(({ store_id }) => store_id)).toEqual([id, id])
  stream.end()
  await stream.ended
})

test('a store that is none is refused', async () => {
  await expect(follow({ storeId: '00000000' }).ended).rejects.toHaveProperty('code', 'NOT_FOUND')
})

test('whom the API refuses is told so, at the beginning and later', async () => {
  const stream = follow()
  await until('the stream stands', async () => stream.opens() === 1)
  await api.db.update(apiKeys).set({ revokedAt: sql`now()` }).where(eq(apiKeys.name, 'viewer'))
  await expect(stream.ended).rejects.toHaveProperty('code', 'UNAUTHENTICATED')
  await expect(follow().ended).rejects.toHaveProperty('code', 'UNAUTHENTICATED')
})

test('an API that is away from the beginning is told so', async () => {
  const client = createClient({ origin: `http://127.0.0.1:${await freePort()}` })
  const first = followEvents(client, { signal: AbortSignal.timeout(10_000) }).next()
  await expect(first).rejects.toHaveProperty('code', 'UNREACHABLE')
})
