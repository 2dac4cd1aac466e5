import { createKeyText } from '@storeyard/core/db/keys'
import { startRedis } from '../../core/test/harness/redis.ts'
import { readEvents } from './support/eventReader.ts'
import { expectProblem } from './support/problem.ts'
import { bearer, startTestApi } from './support/testApi.ts'

const callsPerMinute = 5
const RATE_LIMIT_PER_MINUTE = `${callsPerMinute}`
const callUntilLimited = async (call: () => Promise<{ status: number }>) => {
  for (let made = 0; made < callsPerMinute; made++) expect((await call()).status).toBe(200)
}

test('a key may call so often a minute, and is told when to go on', async () => {
  const api = await startTestApi({ env: { RATE_LIMIT_PER_MINUTE } })
  await callUntilLimited(() => api.admin.get('/stores'))
  const refused = await api.admin.get('/stores')
  expectProblem(refused, 'RATE_LIMITED')
  expect(Number(refused.headers.get('retry-after'))).toBeGreaterThan(0)
  expect(refused.headers.get('ratelimit')).toContain('r=0')
  // Another key has a count of its own.
  expect((await api.as(bearer(api.keys.viewer)).get('/stores')).status).toBe(200)
})

test('two processes count together', async () => {
  const one = await startTestApi({ env: { RATE_LIMIT_PER_MINUTE } })
  const two = await startTestApi({
    env: { RATE_LIMIT_PER_MINUTE, DATABASE_URL: one.databaseUrl, REDIS_URL: one.redisUrl },
  })
  await callUntilLimited(() => one.admin.get('/stores'))
  expectProblem(await two.as(bearer(one.keys.admin)).get('/stores'), 'RATE_LIMITED')
})

test('the limit holds while Redis is away', async () => {
  const redis = await startRedis()
  const api = await startTestApi({ env: { RATE_LIMIT_PER_MINUTE, REDIS_URL: redis.url } })
  await redis.stop()
  await callUntilLimited(() => api.admin.get('/stores'))
  expectProblem(await api.admin.get('/stores'), 'RATE_LIMITED')
})

test('guessing keys is slowed down, by sign-in too', async () => {
  const api = await startTestApi()
  const guess = (n: number) =>
    n % 2
      ? api.as(bearer(createKeyText())).get('/stores')
      : api.as({}).post('/api/v1/session', { key: createKeyText() })
  for (let n = 0; n < 30; n++) expectProblem(await guess(n), 'UNAUTHENTICATED')
  const refused = await guess(1)
  expectProblem(refused, 'RATE_LIMITED')
  expect(refused.headers.get('retry-after')).toMatch(/^[1-9]\d?$/)
  expectProblem(await guess(2), 'RATE_LIMITED')
})

test('what succeeds does not count as guessing, open streams neither', async () => {
  const api = await startTestApi()
  const readers = await Promise.all(Array.from({ length: 40 }, () => readEvents(api.url, bearer(api.keys.viewer))))
  for (let n = 0; n < 40; n++) expect((await api.admin.get('/api/v1/session')).status).toBe(200)
  for (const reader of readers) reader.close()
})

test('asking without a key or session is no guess, and shuts nobody behind that address out', async () => {
  const api = await startTestApi()
  for (let n = 0; n < 40; n++) expectProblem(await api.as({}).get('/api/v1/session'), 'UNAUTHENTICATED')
  expect((await api.admin.get('/api/v1/session')).status).toBe(200)
})

test('a made up session cookie is a guess', async () => {
  const api = await startTestApi()
  const guess = () => api.as({ cookie: `__Host-storeyard=${createKeyText()}` }).get('/api/v1/session')
  for (let n = 0; n < 30; n++) expectProblem(await guess(), 'UNAUTHENTICATED')
  expectProblem(await guess(), 'RATE_LIMITED')
})
