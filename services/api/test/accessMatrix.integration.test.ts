import { type Role, roles } from '@storeyard/core/contract/sessions'
import { createKeyText, hashSecret, insertKey } from '@storeyard/core/db/keys'
import { apiKeys } from '@storeyard/core/db/schema'
import { eq, sql } from 'drizzle-orm'
import { signIn } from './support/session.ts'
import { bearer, dashboardOrigin, startTestApi, type TestApi } from './support/testApi.ts'

interface Policy {
  least: Role | 'open'
  /** Who is let through gets this; it changes nothing, as the ids are of nothing. */
  status: number
  body?: object
}
const read = (least: Role, status = 200): Policy => ({ least, status })
const change = (least: Role, status = 404, body?: object): Policy => ({ least, status, body })

/** Who may, route by route: a new one fails the first test until somebody has decided. */
const policies: Record<string, Policy> = {
  'get /stores': read('viewer'),
  'post /stores': change('operator', 422, {}),
  'get /name-check': read('operator', 422),
  'get /stores/{id}': read('viewer', 404),
  'patch /stores/{id}': change('operator', 404, { title: 'x' }),
  'delete /stores/{id}': change('operator'),
  'post /stores/{id}/upgrade': change('operator'),
  'post /stores/{id}/rollback': change('operator'),
  'post /stores/{id}/retry': change('operator'),
  'post /stores/{id}/adopt': change('operator'),
  'post /stores/{id}/abandon': change('admin'),
  'post /stores/{id}/reset-password': change('admin'),
  'get /stores/{id}/generations': read('viewer', 404),
  'get /stores/{id}/events': read('viewer', 404),
  'get /stores/{id}/events/stream': read('viewer', 404),
  'get /stores/{id}/usage': read('viewer', 404),
  'get /stores/{id}/objects': read('viewer', 404),
  'get /stores/{id}/logs': read('viewer', 404),
  'get /stores/{id}/credentials': read('operator', 404),
  'get /events': read('viewer'),
  'get /activity': read('viewer'),
  'get /overview': read('viewer'),
  'post /session': { least: 'open', status: 401, body: { key: 'none' } },
  'get /session': read('viewer'),
  'get /sessions': read('admin'),
  'delete /sessions/{id}': change('admin'),
  'get /keys': read('admin'),
  'post /keys': change('admin', 422, {}),
  'delete /keys/{id}': change('admin'),
  'delete /session': change('viewer', 204),
}
/** What the document does not name. */
const undocumented: Record<string, Policy> = {
  'get /queues/': read('operator'),
  'get /queues/queue/stores': read('operator'),
  'get /queues/api/queues': read('operator'),
  'get /queues/static/nothing.js': read('operator', 404),
  'put /queues/api/queues/stores/resume': change('admin', 200),
  'put /queues/api/queues/none/pause': change('admin'),
  'get /metrics': read('viewer'),
}
const openPaths = ['/healthz', '/readyz', '/api/v1/openapi.json', '/api/v1/docs']

const nobodysIds: Record<string, string> = { stores: 'ffffffff', keys: crypto.randomUUID(), sessions: '999999' }
const fill = (path: string) => path.replace('{id}', nobodysIds[path.split('/')[1] ?? ''] ?? '')
const all = Object.entries(undocumented).concat(
  Object.entries(policies).map(([route, policy]) => [route.replace(' ', ' /api/v1'), policy]),
)

let api: TestApi
let callers: Record<'none' | 'malformed' | 'unknown' | 'expired' | 'revoked' | 'ended', Record<string, string>>
beforeAll(async () => {
  api = await startTestApi()
  const addAdmin = async (end: object) => {
    const text = createKeyText()
    await insertKey(api.db, { text, name: `gone-${hashSecret(text)}`, role: 'admin' })
    await api.db
      .update(apiKeys)
      .set(end)
      .where(eq(apiKeys.sha256, hashSecret(text)))
    return bearer(text)
  }
  const { cookie } = await signIn(api, api.keys.admin)
  const asDashboard = { cookie, origin: dashboardOrigin, 'content-type': 'application/json' }
  expect((await api.as(asDashboard).delete('/api/v1/session')).status).toBe(204)
  callers = {
    none: {},
    malformed: bearer('sy_nonsense'),
    unknown: bearer(createKeyText()),
    expired: await addAdmin({ expiresAt: sql`now()` }),
    revoked: await addAdmin({ revokedAt: sql`now()` }),
    ended: asDashboard,
  }
})

let asked = 0
async function statusOf(route: string, headers: Record<string, string>, body?: object): Promise<number> {
  const [method = '', path = ''] = route.split(' ')
  const response = await fetch(`${api.url}${path.replace(/\/api\/v1(.*)/, (_, own) => `/api/v1${fill(own)}`)}`, {
    method: method.toUpperCase(),
    redirect: 'manual',
    headers: {
      // So many wrong keys of one address would be taken for guesses.
      'x-forwarded-for': `203.0.${++asked >> 8}.${asked & 255}`,
      ...(body && { 'content-type': 'application/json' }),
      ...headers,
    },
    ...(body && { body: JSON.stringify(body) }),
    signal: AbortSignal.timeout(20_000),
  })
  // Event streams have no end.
  await response.body?.cancel()
  return response.status
}

test('the policy names every route of the document, and no other', async () => {
  const { body } = await api.as({}).get('/api/v1/openapi.json')
  const routes = Object.entries<object>(body.paths).flatMap(([path, methods]) =>
    Object.keys(methods).map((method) => `${method} ${path}`),
  )
  expect(Object.keys(policies).sort()).toEqual(routes.sort())
})

test('the document tells which role each route needs', async () => {
  const { body } = await api.as({}).get('/api/v1/openapi.json')
  for (const [route, { least }] of Object.entries(policies)) {
    const [method = '', path = ''] = route.split(' ')
    const { description, 'x-role': role } = body.paths[path][method]
    if (least === 'open') expect([role, description]).toEqual([undefined, expect.stringContaining('Open to all.')])
    else expect([role, description]).toEqual([least, expect.stringContaining(`Needs the role ${least}`)])
  }
})

test.each(openPaths)('GET %s is open', async (path) => {
  expect(await statusOf(`get ${path}`, {})).toBe(200)
})

describe.each(all)('%s', (route, { least, status, body }) => {
  test.each(['none', 'malformed', 'unknown', 'expired', 'revoked', 'ended'] as const)('%s key: 401', async (who) => {
    expect(await statusOf(route, callers[who], body)).toBe(401)
  })

  test.each(roles)('%s, by key and by session', async (role) => {
    const isLetThrough = least === 'open' || roles.indexOf(role) >= roles.indexOf(least)
    const { cookie } = await signIn(api, api.keys[role])
    const session = { cookie, origin: dashboardOrigin, 'content-type': 'application/json' }
    const expected = isLetThrough ? status : 403
    expect([await statusOf(route, bearer(api.keys[role]), body), await statusOf(route, session, body)]).toEqual([
      expected,
      expected,
    ])
  })
})

test('whether a key or session exists is not told to those who may not list them', async () => {
  const { body } = await api.admin.post('/api/v1/keys', { name: 'hidden', role: 'viewer' })
  await signIn(api, body.key)
  const [session] = (await api.admin.get('/api/v1/sessions?limit=1')).body.items
  const operator = api.as(bearer(api.keys.operator))
  for (const path of [`keys/${body.id}`, `keys/${nobodysIds.keys}`, `sessions/${session.id}`, 'sessions/999999'])
    expect((await operator.delete(`/api/v1/${path}`)).status).toBe(403)
})
