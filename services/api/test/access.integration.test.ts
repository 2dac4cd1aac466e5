import { once } from 'node:events'
import { request } from 'node:http'
import { createKeyText, hashSecret, insertKey } from '@storeyard/core/db/keys'
import { apiKeys, sessions } from '@storeyard/core/db/schema'
import { eq, sql } from 'drizzle-orm'
import { until } from '../../core/test/harness/server.ts'
import { expectProblem } from './support/problem.ts'
import { signIn } from './support/session.ts'
import { bearer, dashboardOrigin, startTestApi, type TestApi } from './support/testApi.ts'

let api: TestApi
let storeId: string
beforeAll(async () => {
  api = await startTestApi()
  storeId = (await api.admin.post('/stores', { store_name: 'guarded' })).body.id
})

const nobody = () => api.as({})
const addKey = async (more: { expiresAt?: Date }) => {
  const text = createKeyText()
  await insertKey(api.db, { text, name: 'more', role: 'viewer', ...more })
  return text
}

describe('roles', () => {
  const reads = ['/stores', '/stores/:id', '/stores/:id/events', '/stores/:id/logs', '/api/v1/session', '/metrics']
  const writes = [
    ['POST', '/stores', { store_name: 'fresh' }],
    ['PATCH', '/stores/:id', { title: 'x' }],
    ['POST', '/stores/:id/retry', undefined],
    ['GET', '/stores/:id/credentials', undefined],
    ['GET', '/queues/', undefined],
    ['DELETE', '/stores/:id', undefined],
  ] as const
  const fill = (path: string) => path.replace(':id', storeId)

  test.each(reads)('GET %s needs a viewer', async (path) => {
    expectProblem(await nobody().get(fill(path)), 'UNAUTHENTICATED')
    // What needs the cluster is let through and finds it away.
    expect([200, 503]).toContain((await api.as(bearer(api.keys.viewer)).get(fill(path))).status)
  })

  test.each(writes)('%s %s needs an operator', async (method, path, body) => {
    expectProblem(await nobody().call(method, fill(path), { body }), 'UNAUTHENTICATED')
    expectProblem(await api.as(bearer(api.keys.viewer)).call(method, fill(path), { body }), 'FORBIDDEN')
    const { status } = await api.as(bearer(api.keys.operator)).call(method, fill(path), { body })
    expect([200, 202, 503]).toContain(status)
  })

  test('only an admin changes jobs', async () => {
    const pause = '/queues/api/queues/stores/pause'
    expectProblem(await nobody().call('PUT', pause), 'UNAUTHENTICATED')
    expectProblem(await api.as(bearer(api.keys.viewer)).call('PUT', pause), 'FORBIDDEN')
    expectProblem(await api.as(bearer(api.keys.operator)).call('PUT', pause), 'FORBIDDEN')
    expect((await api.admin.call('PUT', pause)).status).toBe(200)
    expect((await api.admin.call('PUT', '/queues/api/queues/stores/resume')).status).toBe(200)
  })

  test('health and docs are open', async () => {
    for (const path of ['/healthz', '/readyz', '/api/v1/openapi.json', '/api/v1/docs'])
      expect((await nobody().get(path)).status).toBe(200)
  })
})

describe('keys', () => {
  test.each([
    ['a wrong key', () => bearer(createKeyText())],
    ['a key without its end', () => bearer(api.keys.admin.slice(0, -1))],
    ['nonsense', () => bearer('nonsense')],
    ['another scheme', () => ({ authorization: `Basic ${btoa(`x:${api.keys.admin}`)}` })],
    ['an empty header', () => ({ authorization: '' })],
    ['an unknown session', () => ({ cookie: `__Host-storeyard=sys_${'x'.repeat(43)}` })],
    ['its own hash', () => bearer(hashSecret(api.keys.admin))],
  ])('%s is refused', async (_what, headers) => {
    const answer = await api.as(headers()).get('/stores')
    expectProblem(answer, 'UNAUTHENTICATED')
    expect(answer.headers.get('www-authenticate')).toBe('Bearer')
  })

  test('a key ends when it expires, and when it is revoked', async () => {
    expectProblem(
      await api.as(bearer(await addKey({ expiresAt: new Date(Date.now() - 1_000) }))).get('/stores'),
      'UNAUTHENTICATED',
    )
    const key = await addKey({ expiresAt: new Date(Date.now() + 3_600_000) })
    expect((await api.as(bearer(key)).get('/stores')).status).toBe(200)
    await api.db
      .update(apiKeys)
      .set({ revokedAt: sql`now()` })
      .where(eq(apiKeys.sha256, hashSecret(key)))
    expectProblem(await api.as(bearer(key)).get('/stores'), 'UNAUTHENTICATED')
  })

  test('neither keys nor session tokens are stored as they are', async () => {
    const { token } = await signIn(api, api.keys.admin)
    const rows = JSON.stringify([await api.db.select().from(apiKeys), await api.db.select().from(sessions)])
    for (const secret of [...Object.values(api.keys), token]) expect(rows).not.toContain(secret)
  })
})

describe('sessions', () => {
  test('a key is exchanged for a cookie that scripts, other hosts and other sites never get', async () => {
    const { cookie, answer } = await signIn(api, api.keys.operator)
    expect(answer.body).toMatchObject({ name: 'operator', role: 'operator' })
    const attributes = (answer.headers.get('set-cookie') ?? '').split('; ').slice(1)
    expect(attributes).toEqual(expect.arrayContaining(['Path=/', 'HttpOnly', 'Secure', 'SameSite=Strict']))
    expect(attributes.join()).not.toContain('Domain')
    expect((await api.as({ cookie }).get('/api/v1/session')).body).toMatchObject({ name: 'operator', role: 'operator' })
  })

  test('a wrong key signs nobody in', async () => {
    const answer = await nobody().post('/api/v1/session', { key: createKeyText() })
    expectProblem(answer, 'UNAUTHENTICATED')
    expect(answer.headers.get('set-cookie')).toBeNull()
    expect(answer.body.detail).toContain('ask an admin for another')
    for (const body of [{ key: '' }, {}])
      expect(expectProblem(await nobody().post('/api/v1/session', body), 'VALIDATION_FAILED').detail).toMatch(
        /^key is missing/,
      )
  })

  test('another site cannot sign a person in to a session of its own', async () => {
    const answer = await nobody().post(
      '/api/v1/session',
      { key: api.keys.admin },
      { origin: 'http://evil.localhost:8080' },
    )
    expectProblem(answer, 'ORIGIN_REFUSED')
  })

  test('signing out ends the session itself, not only the cookie', async () => {
    const { cookie } = await signIn(api, api.keys.operator)
    const json = { cookie, origin: dashboardOrigin, 'content-type': 'application/json' }
    const answer = await api.as(json).delete('/api/v1/session')
    expect(answer.status).toBe(204)
    expect(answer.headers.get('set-cookie')).toMatch(/^__Host-storeyard=;/)
    expectProblem(await api.as({ cookie }).get('/api/v1/session'), 'UNAUTHENTICATED')
  })

  test('a session ends with its time, and with its key', async () => {
    const timed = await signIn(api, api.keys.operator)
    await api.db
      .update(sessions)
      .set({ expiresAt: sql`now()` })
      .where(eq(sessions.sha256, hashSecret(timed.token)))
    expectProblem(await api.as({ cookie: timed.cookie }).get('/stores'), 'UNAUTHENTICATED')

    const key = await addKey({})
    const { cookie } = await signIn(api, key)
    expect((await api.as({ cookie }).get('/stores')).status).toBe(200)
    await api.db
      .update(apiKeys)
      .set({ revokedAt: sql`now()` })
      .where(eq(apiKeys.sha256, hashSecret(key)))
    expectProblem(await api.as({ cookie }).get('/stores'), 'UNAUTHENTICATED')
  })

  test('a session ends no later than its key does', async () => {
    const expiresAt = new Date(Date.now() + 60_000)
    const { answer } = await signIn(api, await addKey({ expiresAt }))
    expect(new Date(answer.body.expires_at).getTime()).toBe(expiresAt.getTime())
  })
})

describe('with a session, things are changed from the dashboard only', () => {
  const form = { 'content-type': 'application/x-www-form-urlencoded' }
  const json = { 'content-type': 'application/json' }
  test.each([
    ["a store's origin", { origin: 'http://evil.localhost:8080', ...json }],
    ['the dashboard on another port', { origin: 'http://127.0.0.1:3001', ...json }],
    ['no origin', json],
    ['an opaque origin', { origin: 'null', ...json }],
    ["a form of a store's page", { origin: 'http://evil.localhost:8080', ...form }],
    ['a form, even of the dashboard', { origin: dashboardOrigin, ...form }],
    ['a text, as forms may send it', { origin: dashboardOrigin, 'content-type': 'text/plain' }],
  ])('%s is refused', async (_what, headers) => {
    const { cookie } = await signIn(api, api.keys.admin)
    const signedIn = api.as({ cookie, ...headers })
    const body = JSON.stringify({ store_name: 'forged' })
    expectProblem(await signedIn.call('POST', '/stores', { body, headers }), 'ORIGIN_REFUSED')
    expectProblem(await signedIn.delete(`/stores/${storeId}`, headers), 'ORIGIN_REFUSED')
    expectProblem(await signedIn.delete('/api/v1/session', headers), 'ORIGIN_REFUSED')
  })

  test('the dashboard itself is let through, and reading needs no origin', async () => {
    const { cookie } = await signIn(api, api.keys.admin)
    const dashboard = api.as({ cookie, origin: dashboardOrigin, ...json })
    expect((await dashboard.post('/stores', { store_name: 'wanted' })).status).toBe(202)
    expect((await api.as({ cookie }).get('/stores')).status).toBe(200)
  })

  test('jobs too', async () => {
    const { cookie } = await signIn(api, api.keys.admin)
    const pause = '/queues/api/queues/stores/pause'
    expectProblem(await api.as({ cookie, origin: 'http://evil.localhost:8080' }).call('PUT', pause), 'ORIGIN_REFUSED')
    const resume = '/queues/api/queues/stores/resume'
    expect((await api.as({ cookie, origin: dashboardOrigin }).call('PUT', resume)).status).toBe(200)
  })

  test('a key needs no origin, and no cookie stands in for a wrong key', async () => {
    const { cookie } = await signIn(api, api.keys.admin)
    expect(
      (
        await api
          .as({ ...bearer(api.keys.admin), origin: 'http://elsewhere' })
          .post('/stores', { store_name: 'by-key' })
      ).status,
    ).toBe(202)
    expectProblem(await api.as({ ...bearer(createKeyText()), cookie }).get('/stores'), 'UNAUTHENTICATED')
  })
})

test('what is not there is said with where to look', async () => {
  const detailOf = async (path: string) => expectProblem(await api.admin.get(path), 'NOT_FOUND').detail
  expect(await detailOf('/stores/ffffffff')).toBe('There is no store ffffffff. GET /stores lists those there are.')
  expect(await detailOf('/stores/no-id')).toMatch(/^Nothing has such an id/)
  expect(await detailOf('/nowhere')).toContain('/api/v1/docs')
})

describe('pages of stores get nothing by a session', () => {
  const secrets = [
    '/stores/:id/credentials',
    '/api/v1/keys',
    '/api/v1/sessions',
    '/api/v1/session',
    '/stores',
    '/queues/',
    '/metrics',
  ]
  const foreign = [
    ['its Origin', { origin: 'http://guarded.localhost:8080' }],
    ['an opaque Origin', { origin: 'null' }],
    ['Sec-Fetch-Site: same-site', { 'sec-fetch-site': 'same-site' }],
    ['Sec-Fetch-Site: cross-site', { 'sec-fetch-site': 'cross-site' }],
    ['the dashboard’s Origin, but another site', { origin: dashboardOrigin, 'sec-fetch-site': 'cross-site' }],
  ] as const
  const json = { 'content-type': 'application/json' }

  test.each(foreign)('told by %s', async (_how, headers) => {
    const { cookie } = await signIn(api, api.keys.admin)
    const caller = api.as({ cookie, ...headers })
    for (const path of secrets) expectProblem(await caller.get(path.replace(':id', storeId)), 'ORIGIN_REFUSED')
    for (const [method, path] of [
      ['POST', '/stores'],
      ['PATCH', `/stores/${storeId}`],
      ['DELETE', `/stores/${storeId}`],
      ['POST', '/api/v1/keys'],
      ['DELETE', '/api/v1/session'],
      ['PUT', '/queues/api/queues/stores/pause'],
    ] as const)
      expectProblem(await caller.call(method, path, { headers: json }), 'ORIGIN_REFUSED')
    const { body } = await api.admin.get(`/stores/${storeId}/events`)
    expect(body.items.map(({ type }: { type: string }) => type)).not.toContain('CredentialsRead')
  })

  test('the dashboard’s own pages do, and an address that was typed in', async () => {
    const { cookie } = await signIn(api, api.keys.admin)
    for (const site of ['same-origin', 'none'])
      for (const path of ['/api/v1/keys', '/queues/'])
        expect((await api.as({ cookie, 'sec-fetch-site': site }).get(path)).status).toBe(200)
  })

  test('a foreign request does not even change the session’s token', async () => {
    const { cookie, token } = await signIn(api, api.keys.admin)
    await api.db
      .update(sessions)
      .set({ rotatedAt: sql`now() - interval '1 hour'` })
      .where(eq(sessions.sha256, hashSecret(token)))
    const refused = await api.as({ cookie, 'sec-fetch-site': 'same-site' }).get('/stores')
    expectProblem(refused, 'ORIGIN_REFUSED')
    expect(refused.headers.get('set-cookie')).toBeNull()
  })

  test('no answer lets another origin read it, asked before or not', async () => {
    const origin = 'http://guarded.localhost:8080'
    const preflight = {
      origin,
      'access-control-request-method': 'DELETE',
      'access-control-request-headers': 'content-type',
    }
    for (const path of [
      '/stores',
      `/stores/${storeId}`,
      '/api/v1/session',
      '/queues/',
      '/healthz',
      '/api/v1/openapi.json',
    ])
      for (const answer of [
        await nobody().call('OPTIONS', path, { headers: preflight }),
        await api.as({ ...bearer(api.keys.admin), origin }).get(path),
      ]) {
        expect([...answer.headers.keys()].filter((name) => name.startsWith('access-control'))).toEqual([])
        expect(answer.headers.get('cross-origin-resource-policy')).toBe('same-origin')
      }
  })
})

test.each(['key', 'session'] as const)('a %s that ends while its body comes slowly changes nothing', async (by) => {
  const { id, key } = (await api.admin.post('/api/v1/keys', { name: `slow-${by}`, role: 'operator' })).body
  const headers = by === 'key' ? bearer(key) : { cookie: (await signIn(api, key)).cookie, origin: dashboardOrigin }
  await api.db.update(apiKeys).set({ lastUsedAt: null }).where(eq(apiKeys.id, id))
  const body = JSON.stringify({ store_name: `slow-${by}` })
  const slow = request(`${api.url}/api/v1/stores`, {
    method: 'POST',
    headers: { ...headers, 'content-type': 'application/json', 'content-length': body.length },
  })
  const answered = once(slow, 'response')
  slow.write(body.slice(0, 5))
  await until('the caller was checked', async () => {
    const { rows } = await api.db.execute(sql`select from api_keys where id = ${id} and last_used_at is not null`)
    return rows.length > 0
  })
  expect((await api.admin.delete(`/api/v1/keys/${id}`)).status).toBe(200)
  slow.end(body.slice(5))
  const [{ statusCode }] = await answered
  expect(statusCode).toBe(401)
  expect((await api.admin.get(`/stores?name=slow-${by}`)).body.items).toEqual([])
})

test('no key, token or password is ever logged', async () => {
  const { token } = await signIn(api, api.keys.admin)
  await nobody().post('/api/v1/session', `{"key":"${api.keys.viewer}`)
  await api.as(bearer(`${api.keys.viewer}x`)).get('/stores')
  await api.as({ cookie: `__Host-storeyard=${token}` }).get('/stores')
  expect(api.logged()).toContain('"url":"/api/v1/stores"')
  for (const secret of [...Object.values(api.keys), token]) expect(api.logged()).not.toContain(secret)
})

test('answers carry the headers that keep browsers safe', async () => {
  const { headers } = await api.admin.get('/stores')
  expect(headers.get('content-security-policy')).toContain("default-src 'none'")
  expect(headers.get('x-content-type-options')).toBe('nosniff')
  expect(headers.get('cache-control')).toBe('no-store')
  expect(headers.get('x-powered-by')).toBeNull()
  const docs = await nobody().get('/api/v1/docs')
  expect(docs.headers.get('content-security-policy')).toContain("script-src 'self';")
})
