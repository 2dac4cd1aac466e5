import { Overview, type PartName } from '@storeyard/core/contract/overview'
import { holdLease, markListed, reconcilerLease } from '@storeyard/core/db/leases'
import { createWorkerConnection } from '@storeyard/core/queue/connection'
import { createStoresWorker } from '@storeyard/core/queue/worker'
import { startRedis } from '../../core/test/harness/redis.ts'
import { until } from '../../core/test/harness/server.ts'
import { createRows } from './support/rows.ts'
import { startTestApi, type TestApi } from './support/testApi.ts'

let api: TestApi
let ownRedis: Awaited<ReturnType<typeof startRedis>>
beforeAll(async () => {
  // Workers are counted by their connections to the whole of a Redis, and other tests have some too.
  ownRedis = await startRedis()
  api = await startTestApi({ env: { REDIS_URL: ownRedis.url } })
})
afterAll(async () => {
  await api.close()
  await ownRedis.stop()
})
const rows = createRows(() => api)
const read = async (of = api): Promise<Overview> => {
  const { status, body } = await of.as({ authorization: `Bearer ${of.keys.viewer}` }).get('/api/v1/overview')
  expect(status).toBe(200)
  return Overview.parse(body)
}
const part = (overview: Overview, name: PartName) => overview.parts.find((one) => one.name === name)

test('stores are counted by their status, tombstones are not', async () => {
  const made = [
    await rows.create('one'),
    await rows.create('two'),
    await rows.create('three'),
    await rows.create('gone'),
  ]
  await rows.becomeReady(made[0]?.id ?? '', 1)
  const { id: gone } = made[3] ?? { id: '' }
  await api.admin.delete(`/stores/${gone}`)
  await rows.becomeDeleted(gone)
  expect(await read()).toMatchObject({ stores: { Pending: 2, Ready: 1 }, total: 3 })
  expect((await read()).stores).not.toHaveProperty('Deleted')
})

test('a cluster that does not answer, and services that do not run, are named', async () => {
  const overview = await read()
  expect(overview.parts.map(({ name }) => name)).toEqual([
    'api',
    'postgres',
    'redis',
    'kubernetes',
    'workers',
    'reconciler',
  ])
  const well = overview.parts.filter(({ healthy }) => healthy).map(({ name }) => name)
  expect(well).toEqual(['api', 'postgres', 'redis'])
  expect(part(overview, 'workers')?.message).toMatch(/No worker/)
})

test('a worker that takes jobs and an active reconciler that has listed the cluster are well', async () => {
  const redis = createWorkerConnection(api.redisUrl, () => {})
  const worker = createStoresWorker({
    connection: redis,
    concurrency: 1,
    lockMs: 5_000,
    stalledCheckMs: 5_000,
    handle: async () => {},
    onFailed: () => {},
    onError: () => {},
  })
  try {
    const said = await until('the worker is seen', async () => {
      const found = part(await read(), 'workers')
      return found?.healthy ? found : null
    })
    expect(said.message).toBe('1 worker takes jobs.')
  } finally {
    await worker.close()
    redis.disconnect()
  }
  await holdLease(api.db, reconcilerLease, 'test', 60)
  expect(part(await read(), 'reconciler')).toMatchObject({
    healthy: false,
    message: expect.stringMatching(/just started/),
  })
  await markListed(api.db, reconcilerLease, 'test')
  expect(part(await read(), 'reconciler')).toMatchObject({ healthy: true })
})

test('without Redis there are no numbers of jobs, and the rest is said all the same', async () => {
  const redis = await startRedis()
  const alone = await startTestApi({ env: { REDIS_URL: `${redis.url}/0` } })
  await until('Redis is there', async () => part(await read(alone), 'redis')?.healthy ?? false)
  expect((await read(alone)).queue).toEqual({ waiting: 0, active: 0, delayed: 0, failed: 0 })
  await redis.stop()
  const overview = await until('Redis is away', async () => {
    const found = await read(alone)
    return found.queue === null && found
  })
  expect(part(overview, 'redis')).toMatchObject({ healthy: false })
  expect(part(overview, 'workers')).toMatchObject({ healthy: false })
  expect(part(overview, 'postgres')).toMatchObject({ healthy: true })
})
