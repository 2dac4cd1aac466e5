import { randomUUID } from 'node:crypto'
import { apiKeys, sessions } from '@storeyard/core/db/schema'
import { eq, inArray } from 'drizzle-orm'
import { readEvents } from './support/eventReader.ts'
import { expectProblem } from './support/problem.ts'
import { signIn } from './support/session.ts'
import { bearer, startTestApi, type TestApi } from './support/testApi.ts'

let api: TestApi
beforeAll(async () => {
  api = await startTestApi()
})

const path = '/api/v1/keys'
const create = async (name: string, more = {}) => {
  const answer = await api.admin.post(path, { name, role: 'viewer', ...more })
  expect(answer.status).toBe(201)
  return answer.body
}
const listed = async (id: string) => {
  const { body } = await api.admin.get(`${path}?limit=200`)
  return body.items.find((key: { id: string }) => key.id === id)
}

test('a key is shown once, works, and is known by its prefix after that', async () => {
  const { key, ...shown } = await create('shown-once', { role: 'operator', stores_max: 3 })
  expect(key).toMatch(new RegExp(`^sy_${shown.prefix}_[\\w-]{32}$`))
  expect(shown).toMatchObject({ name: 'shown-once', role: 'operator', stores_max: 3, created_by: 'key:admin' })
  expect(shown).toMatchObject({ expires_at: null, revoked_at: null, last_used_at: null })
  expect(await listed(shown.id)).toEqual(shown)
  expect((await api.as(bearer(key)).get('/api/v1/session')).body).toMatchObject({ name: 'shown-once' })
  expect((await listed(shown.id)).last_used_at).not.toBeNull()
  const secret = key.split('_').slice(2).join('_')
  for (const where of [
    JSON.stringify(await api.db.select().from(apiKeys)),
    JSON.stringify((await api.admin.get('/api/v1/activity')).body),
    api.logged(),
  ])
    expect(where).not.toContain(secret)
})

test('the use of a key is noted once a minute, however often it calls', async () => {
  const { id, key } = await create('busy')
  const versionOf = async () => (await api.db.execute(`select xmin::text from api_keys where id = '${id}'`)).rows[0]
  await api.as(bearer(key)).get('/stores')
  const noted = await versionOf()
  await Promise.all(Array.from({ length: 20 }, () => api.as(bearer(key)).get('/stores')))
  expect(await versionOf()).toEqual(noted)
})

test('a key expires when it was told to', async () => {
  const { id, key } = await create('short', { expires_at: new Date(Date.now() + 3_600_000).toISOString() })
  const status = async () => (await api.as(bearer(key)).get('/stores')).status
  expect(await status()).toBe(200)
  await api.db.execute(`update api_keys set expires_at = clock_timestamp() where id = '${id}'`)
  expect(await status()).toBe(401)
})

test.each([
  ['a time that is past', { name: 'x', role: 'viewer', expires_at: '2020-01-01T00:00:00Z' }, 'expires_at'],
  ['a text for a time', { name: 'x', role: 'viewer', expires_at: 'tomorrow' }, 'expires_at'],
  ['a role that there is not', { name: 'x', role: 'root' }, 'role'],
  ['a name with a line break', { name: 'x\ny', role: 'viewer' }, 'name'],
  ['a name without end', { name: 'x'.repeat(61), role: 'viewer' }, 'name'],
  ['less than no store', { name: 'x', role: 'viewer', stores_max: -1 }, 'stores_max'],
  ['a key of the asker', { name: 'x', role: 'viewer', key: 'sy_00000000_x' }, 'key'],
])('%s makes no key', async (_what, body, field) => {
  const problem = expectProblem(await api.admin.post(path, body), 'VALIDATION_FAILED')
  expect(problem.errors?.map((error) => error.field)).toEqual([field])
})

test('a name stands for one key for ever, also when two ask for it at once', async () => {
  const asked = await Promise.all(
    Array.from({ length: 5 }, () => api.admin.post(path, { name: 'twice', role: 'viewer' })),
  )
  expect(asked.map(({ status }) => status).sort()).toEqual([201, 409, 409, 409, 409])
  const made = asked.find(({ status }) => status === 201)?.body
  expect((await api.admin.delete(`${path}/${made.id}`)).status).toBe(200)
  expectProblem(await api.admin.post(path, { name: 'twice', role: 'viewer' }), 'KEY_NAME_TAKEN')
})

test('pages hold every key once', async () => {
  for (const n of [1, 2, 3]) await create(`paged-${n}`)
  const all: string[] = []
  let cursor = ''
  do {
    const { body } = await api.admin.get(`${path}?limit=2${cursor && `&cursor=${cursor}`}`)
    all.push(...body.items.map(({ name }: { name: string }) => name))
    cursor = body.next_cursor
  } while (cursor)
  expect(all.slice(0, 3)).toEqual(['paged-3', 'paged-2', 'paged-1'])
  expect(new Set(all).size).toBe(all.length)
  expect(all).toContain('admin')
  expectProblem(await api.admin.get(`${path}?cursor=${randomUUID()}`), 'VALIDATION_FAILED')
})

describe('revoking', () => {
  test('ends the key at once and for good; asking again changes nothing', async () => {
    const { id, key } = await create('revoked')
    const first = await api.admin.delete(`${path}/${id}`)
    expect(first.status).toBe(200)
    expect(first.body.revoked_at).not.toBeNull()
    expectProblem(await api.as(bearer(key)).get('/stores'), 'UNAUTHENTICATED')
    expect((await api.admin.delete(`${path}/${id}`)).body).toEqual(first.body)
    const { body } = await api.admin.get('/api/v1/activity?type=KeyRevoked')
    expect(body.items.filter(({ data }: { data: { key_id: string } }) => data.key_id === id)).toHaveLength(1)
  })

  test('ends its sessions', async () => {
    const { id, key } = await create('with-session')
    const { cookie } = await signIn(api, key)
    await api.admin.delete(`${path}/${id}`)
    expectProblem(await api.as({ cookie }).get('/stores'), 'UNAUTHENTICATED')
    expect(await api.db.select().from(sessions).where(eq(sessions.keyId, id))).toEqual([])
  })

  test('ends open streams of the key and of its sessions on every replica within a second, and no others', async () => {
    const other = await startTestApi({ env: { DATABASE_URL: api.databaseUrl, REDIS_URL: api.redisUrl } })
    const { id, key } = await create('streaming')
    const { cookie } = await signIn(api, key)
    const doomed = await Promise.all(
      [api, other].flatMap(({ url }) => [readEvents(url, bearer(key)), readEvents(url, { cookie })]),
    )
    const kept = await readEvents(other.url, bearer(api.keys.viewer))
    let isKept = true
    kept.ended.then(() => {
      isKept = false
    })
    const startedAt = performance.now()
    await api.admin.delete(`${path}/${id}`)
    await Promise.all(doomed.map(({ ended }) => ended))
    for (const { url } of [api, other])
      for (const headers of [bearer(key), { cookie }])
        expect((await fetch(`${url}/api/v1/stores`, { headers })).status).toBe(401)
    expect(performance.now() - startedAt).toBeLessThan(1_000)
    await kept.waitFor({ type: 'KeyRevoked' })
    expect(isKept).toBe(true)
    kept.close()
  })

  test.each(['no-id', 'ffffffff-ffff-4fff-8fff-ffffffffffff'])('%s names no key', async (id) => {
    expectProblem(await api.admin.delete(`${path}/${id}`), 'NOT_FOUND')
  })

  test('never takes the last live admin key, however many are revoked at once', async () => {
    const own = await startTestApi()
    for (const name of ['second', 'third']) await own.admin.post(path, { name, role: 'admin' })
    // Of no help: it has expired.
    const { body } = await own.admin.post(path, { name: 'expired', role: 'admin' })
    await own.db
      .update(apiKeys)
      .set({ expiresAt: new Date(0) })
      .where(eq(apiKeys.id, body.id))
    const names = ['admin', 'second', 'third']
    const admins = await own.db.select().from(apiKeys).where(inArray(apiKeys.name, names))
    const answers = await Promise.all(admins.map(({ id }) => own.admin.delete(`${path}/${id}`)))
    const live = await own.db.select().from(apiKeys).where(inArray(apiKeys.name, names))
    expect(live.filter(({ revokedAt }) => revokedAt === null)).toHaveLength(1)
    // The key that asks may itself be gone before the last is asked for.
    for (const { status } of answers) expect([200, 401, 409]).toContain(status)
  })

  test('says why the last admin key stays', async () => {
    const own = await startTestApi()
    const [admin] = await own.db.select().from(apiKeys).where(eq(apiKeys.role, 'admin'))
    expectProblem(await own.admin.delete(`${path}/${admin?.id}`), 'LAST_ADMIN_KEY')
    expect((await own.admin.get('/stores')).status).toBe(200)
  })
})
