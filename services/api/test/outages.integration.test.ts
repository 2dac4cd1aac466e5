import { createProducerConnection } from '@storeyard/core/queue/connection'
import { createStoresQueue } from '@storeyard/core/queue/stores'
import { createTestDatabase } from '../../core/test/harness/database.ts'
import { startPostgres } from '../../core/test/harness/postgres.ts'
import { startRedis } from '../../core/test/harness/redis.ts'
import { until } from '../../core/test/harness/server.ts'
import { expectProblem } from './support/problem.ts'
import { startTestApi } from './support/testApi.ts'

test('a store that is asked for gets its job', async () => {
  const redis = await startRedis()
  const api = await startTestApi({ env: { REDIS_URL: redis.url } })
  const { body } = await api.admin.post('/stores', { store_name: 'queued' })
  const connection = createProducerConnection(redis.url, () => {})
  const queue = createStoresQueue(connection)
  const [job] = await until('the job is there', async () => {
    const jobs = await queue.getJobs()
    return jobs.length > 0 && jobs
  })
  expect(job?.data).toEqual({ storeId: body.id })
  await queue.close()
  connection.disconnect()
  await api.close()
  await redis.stop()
})

test('while Redis is stopped, stores are taken all the same and without delay, and the api stays ready', async () => {
  const redis = await startRedis()
  const api = await startTestApi({ env: { REDIS_URL: redis.url } })
  await redis.stop('SIGKILL')
  const startedAt = Date.now()
  const { status, body } = await api.admin.post('/stores', { store_name: 'unqueued' })
  expect(status).toBe(202)
  expect(Date.now() - startedAt).toBeLessThan(3_000)
  expect((await api.admin.delete(`/stores/${body.id}`)).status).toBe(202)
  const ready = await api.admin.get('/readyz')
  expect(ready).toMatchObject({ status: 200, body: { ready: true, parts: { postgres: 'ok', redis: 'away' } } })
  expectProblem(await api.admin.get('/queues/'), 'UNAVAILABLE')
  expect(api.logged()).toContain('the sweep will find the store')

  const again = await startRedis({ port: redis.port })
  await until('Redis is used again', async () => (await api.admin.get('/readyz')).body.parts.redis === 'ok')
  expect((await api.admin.post('/stores', { store_name: 'queued-again' })).status).toBe(202)
  await api.close()
  await again.stop()
})

test('a Redis that hangs delays nothing for long', async () => {
  const redis = await startRedis()
  const api = await startTestApi({ env: { REDIS_URL: redis.url } })
  expect((await api.admin.post('/stores', { store_name: 'before' })).status).toBe(202)
  process.kill(redis.pid, 'SIGSTOP')
  const startedAt = Date.now()
  const { status } = await api.admin.post('/stores', { store_name: 'during' })
  process.kill(redis.pid, 'SIGCONT')
  expect(status).toBe(202)
  expect(Date.now() - startedAt).toBeLessThan(3_000)
  await api.close()
  await redis.stop()
})

test('the api starts without Redis', async () => {
  const redis = await startRedis()
  await redis.stop()
  const api = await startTestApi({ env: { REDIS_URL: redis.url } })
  expect((await api.admin.post('/stores', { store_name: 'alone' })).status).toBe(202)
  await api.close()
})

test('while Postgres is away, calls say so and do not hang; afterwards all is well by itself', async () => {
  const postgres = await startPostgres()
  const api = await startTestApi({ env: { DATABASE_URL: await createTestDatabase(postgres.url) } })
  const { body: store } = await api.admin.post('/stores', { store_name: 'lasting' })

  await postgres.halt()
  for (const answer of await Promise.all([
    api.admin.post('/stores', { store_name: 'lost' }),
    api.admin.get('/stores'),
  ])) {
    expectProblem(answer, 'UNAVAILABLE')
    expect(answer.headers.get('retry-after')).toMatch(/^\d+$/)
  }
  expect((await api.admin.get('/readyz')).status).toBe(503)
  expect((await api.admin.get('/healthz')).status).toBe(200)
  await postgres.resume()
  await until('the store is shown', async () => (await api.admin.get(`/stores/${store.id}`)).status === 200)
  await until(
    'stores are taken again',
    async () => (await api.admin.post('/stores', { store_name: 'lost' })).status === 202,
  )
  await api.close()
  await postgres.stop()
})
