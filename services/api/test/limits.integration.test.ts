import { createKeyText } from '@storeyard/core/db/keys'
import { Redis } from 'ioredis'
import { startRedis } from '../../core/test/harness/redis.ts'
import { readEvents } from './support/eventReader.ts'
import { expectProblem } from './support/problem.ts'
import { signIn } from './support/session.ts'
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

test('200 calls a second of one key are refused after its limit, with the time to wait, and others are served', async () => {
  const api = await startTestApi({ env: { RATE_LIMIT_PER_MINUTE: '100', ADDRESS_RATE_LIMIT_PER_MINUTE: '300' } })
  const { cookie } = await signIn(api, api.keys.operator)
  const far = { ...bearer(api.keys.viewer), 'x-forwarded-for': '203.0.113.8' }
  const others = () =>
    Promise.all([bearer(api.keys.viewer), { cookie }, far].map((headers) => api.as(headers).get('/stores')))
  const statuses: number[] = []
  const second = async () => {
    const answers = await Promise.all(Array.from({ length: 200 }, () => api.admin.get('/stores')))
    statuses.push(...answers.map(({ status }) => status))
    for (const refused of answers.filter(({ status }) => status === 429)) {
      expectProblem(refused, 'RATE_LIMITED')
      expect(refused.headers.get('retry-after')).toMatch(/^[1-9]\d?$/)
      expect(refused.headers.get('ratelimit')).toMatch(/^"key"; r=0; t=[1-9]\d?(, "address"; |$)/)
      expect(refused.headers.get('ratelimit-policy')).toMatch(/^"key"; q=100; w=60/)
    }
  }
  for (let n = 0; n < 3; n++)
    for (const { status } of (await Promise.all([others(), second()]))[0]) expect(status).toBe(200)
  expect(statuses.filter((status) => status === 200)).toHaveLength(100)
  expect(statuses.filter((status) => status === 429)).toHaveLength(500)
})

test('a key has one count, wherever it calls from', async () => {
  const api = await startTestApi({ env: { RATE_LIMIT_PER_MINUTE } })
  const from = (address: string) => api.as({ ...bearer(api.keys.admin), 'x-forwarded-for': address }).get('/stores')
  let calls = 0
  await callUntilLimited(() => from(`203.0.113.${++calls}`))
  expectProblem(await from('203.0.113.99'), 'RATE_LIMITED')
})

test('an address has one count, whatever keys it has, sign-in too', async () => {
  const api = await startTestApi({ env: { ADDRESS_RATE_LIMIT_PER_MINUTE: RATE_LIMIT_PER_MINUTE } })
  const from = (address: string, key: string) => api.as({ ...bearer(key), 'x-forwarded-for': address }).get('/stores')
  const keys = Object.values(api.keys)
  let calls = 0
  await callUntilLimited(() => from('203.0.113.7', keys[calls++ % 3] ?? ''))
  const refused = await from('203.0.113.7', api.keys.viewer)
  expectProblem(refused, 'RATE_LIMITED')
  expect(refused.headers.get('ratelimit')).toMatch(/"key"; r=\d+.*"address"; r=0/)
  const signingIn = api.as({ 'x-forwarded-for': '203.0.113.7' }).post('/api/v1/session', { key: api.keys.admin })
  expectProblem(await signingIn, 'RATE_LIMITED')
  expect((await from('203.0.113.8', api.keys.viewer)).status).toBe(200)
})

test('what the limit of a key refuses does not count for its address', async () => {
  const env = { RATE_LIMIT_PER_MINUTE: '3', ADDRESS_RATE_LIMIT_PER_MINUTE: '6' }
  const api = await startTestApi({ env })
  for (let n = 0; n < 4; n++) await api.admin.get('/stores')
  const refused = await api.admin.get('/stores')
  expectProblem(refused, 'RATE_LIMITED')
  // One that is known to be spent is not even asked for it.
  expect(refused.headers.get('ratelimit')).toMatch(/^"key"; r=0; t=\d+$/)
  const other = api.as(bearer(api.keys.viewer))
  for (let n = 0; n < 3; n++) expect((await other.get('/stores')).status).toBe(200)
})

test('a call that both limits refuse is told the later of their times', async () => {
  const env = { RATE_LIMIT_PER_MINUTE: '3', ADDRESS_RATE_LIMIT_PER_MINUTE: '3' }
  const api = await startTestApi({ env })
  const redis = new Redis(api.redisUrl)
  const address = '203.0.113.7'
  const from = (key: string) => api.as({ ...bearer(key), 'x-forwarded-for': address }).get('/stores')
  for (let n = 0; n < 3; n++) expect((await from(api.keys.viewer)).status).toBe(200)
  // As if the address had been counted for longer than the key.
  await redis.pexpire(`storeyard:rate:address:${address}`, 5_000)
  await redis.quit()
  const byBoth = await from(api.keys.viewer)
  expectProblem(byBoth, 'RATE_LIMITED')
  expect(Number(byBoth.headers.get('retry-after'))).toBeGreaterThan(5)
  const byAddress = await from(api.keys.operator)
  expectProblem(byAddress, 'RATE_LIMITED')
  expect(Number(byAddress.headers.get('retry-after'))).toBeLessThanOrEqual(5)
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

test('processes count together again after a script could not be loaded into Redis', async () => {
  const { url, stop } = await startRedis()
  const api = await startTestApi({ env: { RATE_LIMIT_PER_MINUTE, REDIS_URL: url } })
  const redis = new Redis(url)
  const counted = () => redis.keys('storeyard:rate:key:*')
  await api.admin.get('/stores')
  await redis.multi().flushdb().script('FLUSH').call('ACL', 'SETUSER', 'default', '-script|load').exec()
  await api.admin.get('/stores')
  expect(await counted()).toEqual([])
  await redis.call('ACL', 'SETUSER', 'default', '+script|load')
  await api.admin.get('/stores')
  expect(await counted()).toHaveLength(1)
  await redis.quit()
  await api.close()
  await stop()
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

test('who has a right key or session is let through, and can sign in, whatever is guessed from the same address', async () => {
  const api = await startTestApi()
  const { cookie } = await signIn(api, api.keys.operator)
  const revoked = createKeyText()
  for (let n = 0; n < 31; n++) await api.as(bearer(revoked)).get('/stores')
  expectProblem(await api.as(bearer(revoked)).get('/stores'), 'RATE_LIMITED')
  expectProblem(await api.as({}).post('/api/v1/session', { key: createKeyText() }), 'RATE_LIMITED')
  expect((await api.admin.get('/stores')).status).toBe(200)
  expect((await api.as({ cookie }).get('/stores')).status).toBe(200)
  await signIn(api, api.keys.viewer)
})

test('a flood of wrong keys of one address does not reach the database for ever', async () => {
  const api = await startTestApi({ env: { ADDRESS_RATE_LIMIT_PER_MINUTE: '60' } })
  const wrong = () => api.as(bearer(createKeyText())).get('/stores')
  await Promise.all(Array.from({ length: 59 }, wrong))
  expect((await api.admin.get('/stores')).status).toBe(200)
  await wrong()
  expectProblem(await api.admin.get('/stores'), 'RATE_LIMITED')
  // Another address has a count of its own.
  expect((await api.as({ ...bearer(api.keys.admin), 'x-forwarded-for': '203.0.113.8' }).get('/stores')).status).toBe(
    200,
  )
})

test('a wrong key that is repeated without end counts no further', async () => {
  const api = await startTestApi({ env: { ADDRESS_RATE_LIMIT_PER_MINUTE: '60' } })
  const revoked = api.as(bearer(createKeyText()))
  for (let n = 0; n < 100; n++) await revoked.get('/stores')
  expect((await api.admin.get('/stores')).status).toBe(200)
})
