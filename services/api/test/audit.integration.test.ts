import type { StoreEvent } from '@storeyard/core/contract/stores'
import { storeEvents } from '@storeyard/core/db/schema'
import { eq } from 'drizzle-orm'
import { readEvents } from './support/eventReader.ts'
import { expectProblem } from './support/problem.ts'
import { createRows } from './support/rows.ts'
import { signIn } from './support/session.ts'
import { bearer, dashboardOrigin, startTestApi, type TestApi } from './support/testApi.ts'

let api: TestApi
beforeAll(async () => {
  api = await startTestApi()
})
const rows = createRows(() => api)

const client = '203.0.113.7'
const asClient = (key = api.keys.admin) => api.as({ ...bearer(key), 'x-forwarded-for': client })
const createKey = async (name: string) => (await api.admin.post('/api/v1/keys', { name, role: 'viewer' })).body
const json = { 'content-type': 'application/json' }

/** Each makes what it changes, and gives the one request that changes it. */
const mutations: [string, string, () => Promise<() => Promise<{ headers: Headers; status: number }>>][] = [
  ['Created', 'POST /stores', async () => () => asClient().post('/stores', { store_name: 'audited' })],
  ...(
    [
      ['TitleChanged', 'PATCH', '', { title: 'Other' }],
      ['ProtectionChanged', 'PATCH', '', { deletion_protection: true }],
      ['PlanChanged', 'PATCH', '', { plan: 'large' }],
      ['DeletionRequested', 'DELETE', '', undefined],
      ['RetryRequested', 'POST', '/retry', undefined],
    ] as const
  ).map(([type, method, end, body], n): (typeof mutations)[number] => [
    type,
    `${method} /stores/:id${end}`,
    async () => {
      const { id } = await rows.create(`audited-${n}`)
      return () => asClient().call(method, `/stores/${id}${end}`, { body })
    },
  ]),
  ...(
    [
      ['UpgradeRequested', 'upgrade', undefined, (id) => rows.fail(id, 1)],
      ['AdoptionRequested', 'adopt', undefined, (id) => rows.note(id, 1, 'RowBehindCluster')],
      ['AbandonRequested', 'abandon', undefined, (id) => rows.note(id, 1, 'ForeignRelease')],
      ['FreshStartRequested', 'retry', { accept_data_loss: true }, (id) => rows.note(id, 1, 'DataLost')],
      ['PasswordResetRequested', 'reset-password', undefined, (id) => rows.becomeReady(id, 1)],
      [
        'RollbackRequested',
        'rollback',
        undefined,
        async (id) => {
          await rows.becomeReady(id, 1)
          await api.admin.patch(`/stores/${id}`, { plan: 'large' })
        },
      ],
    ] satisfies [string, string, object | undefined, (id: string) => Promise<unknown>][]
  ).map(([type, act, body, bringAbout], n): (typeof mutations)[number] => [
    type,
    `POST /stores/:id/${act}`,
    async () => {
      const { id } = await rows.create(`audited-act-${n}`)
      await bringAbout(id)
      return () => asClient().call('POST', `/stores/${id}/${act}`, { body })
    },
  ]),
  ['KeyCreated', 'POST /keys', async () => () => asClient().post('/api/v1/keys', { name: 'audited', role: 'viewer' })],
  [
    'KeyRevoked',
    'DELETE /keys/:id',
    async () => {
      const { id, key } = await createKey('audited-revoked')
      await signIn(api, key)
      return () => asClient().delete(`/api/v1/keys/${id}`)
    },
  ],
  [
    'SessionCreated',
    'POST /session',
    async () => () => api.as({ 'x-forwarded-for': client }).post('/api/v1/session', { key: api.keys.admin }),
  ],
  [
    'SessionEnded',
    'DELETE /session',
    async () => {
      const { cookie } = await signIn(api, api.keys.admin)
      const headers = { cookie, origin: dashboardOrigin, 'x-forwarded-for': client, ...json }
      return () => api.as(headers).delete('/api/v1/session')
    },
  ],
  [
    'SessionEnded',
    'DELETE /sessions/:id',
    async () => {
      await signIn(api, api.keys.operator)
      const [session] = (await api.admin.get('/api/v1/sessions?limit=1')).body.items
      return () => asClient().delete(`/api/v1/sessions/${session.id}`)
    },
  ],
  ['QueueActedOn', 'PUT /queues', async () => () => asClient().call('PUT', '/queues/api/queues/stores/resume')],
]

test.each(mutations)('%s: %s leaves one event with its actor, address and request', async (type, _route, prepare) => {
  const act = await prepare()
  const { headers, status } = await act()
  expect(status).toBeLessThan(300)
  const requestId = headers.get('x-request-id') ?? ''
  const left = await api.db.select().from(storeEvents).where(eq(storeEvents.requestId, requestId))
  expect(left.map((event) => [event.type, event.actor, event.address])).toEqual([[type, 'key:admin', client]])
  expect(left[0]?.storeId === null).toBe(/^(Key|Session|Queue)/.test(type))
})

test('each route that changes something is among them', async () => {
  const { paths } = (await api.as({}).get('/api/v1/openapi.json')).body
  const changing = Object.entries(paths as Record<string, object>).flatMap(([path, methods]) =>
    Object.keys(methods)
      .filter((method) => method !== 'get')
      .map((method) => `${method.toUpperCase()} ${path.replaceAll(/\{(\w+)\}/g, ':$1')}`),
  )
  const tried = new Set(mutations.map(([, route]) => route))
  expect(changing.length).toBeGreaterThan(10)
  expect(changing.filter((route) => !tried.has(route))).toEqual([])
})

test('what changes nothing leaves nothing', async () => {
  const { id } = await rows.create('unchanged')
  await api.admin.delete(`/stores/${id}`)
  for (const { headers } of [
    await api.admin.delete(`/stores/${id}`),
    await api.admin.patch(`/stores/${id}`, { title: 'Late' }),
    await api.as(bearer(api.keys.viewer)).delete(`/stores/${id}`),
    await api.as({}).post('/api/v1/session', { key: 'wrong' }),
  ]) {
    const requestId = headers.get('x-request-id') ?? ''
    expect(await api.db.select().from(storeEvents).where(eq(storeEvents.requestId, requestId))).toEqual([])
  }
})

test.each([
  // The last proxy that is trusted says whom it saw; what a client claims before that does not count.
  ['loopback', '198.51.100.9, 203.0.113.7', '203.0.113.7'],
  ['2', '198.51.100.9, 203.0.113.7, 10.0.0.5', '203.0.113.7'],
  ['false', '203.0.113.7', '127.0.0.1'],
])('with TRUST_PROXY=%s and X-Forwarded-For %s the address is %s', async (TRUST_PROXY, forwarded, address) => {
  const own = await startTestApi({ env: { TRUST_PROXY } })
  await own.as({ ...bearer(own.keys.admin), 'x-forwarded-for': forwarded }).post('/stores', { store_name: 'far' })
  expect((await own.admin.get('/api/v1/activity?type=Created')).body.items[0].address).toBe(address)
})

describe('the activity', () => {
  const activity = async (query: string): Promise<{ items: StoreEvent[]; next_cursor: string | null }> => {
    const answer = await api.as(bearer(api.keys.viewer)).get(`/api/v1/activity${query}`)
    expect(answer.status).toBe(200)
    return answer.body
  }

  test('has all events, the newest first, in pages that miss none', async () => {
    const all = await activity('?limit=200')
    const paged: StoreEvent[] = []
    let cursor: string | null = null
    do {
      const page = await activity(`?limit=7${cursor ? `&cursor=${cursor}` : ''}`)
      paged.push(...page.items)
      cursor = page.next_cursor
    } while (cursor)
    expect(paged).toEqual(all.items)
    expect(paged.map(({ id }) => Number(id))).toEqual(paged.map(({ id }) => Number(id)).sort((a, b) => b - a))
    expect(paged.some(({ store_id }) => store_id === null)).toBe(true)
  })

  test('is narrowed by store, actor and type, each with the others', async () => {
    const { id } = await rows.create('narrowed')
    await asClient(api.keys.operator).patch(`/stores/${id}`, { title: 'By the operator' })
    await api.admin.patch(`/stores/${id}`, { title: 'By the admin' })
    const types = async (query: string) => (await activity(query)).items.map(({ type }) => type)
    expect(await types(`?store_id=${id}`)).toEqual(['TitleChanged', 'TitleChanged', 'Created'])
    expect(await types(`?store_id=${id}&actor=key:operator`)).toEqual(['TitleChanged'])
    expect(await types(`?store_id=${id}&actor=key:admin&type=Created`)).toEqual(['Created'])
    expect(await types('?actor=key:nobody')).toEqual([])
  })

  test('leaves address and request to what people asked for: what follows from it has none', async () => {
    const { id } = await rows.create('followed')
    await asClient().delete(`/stores/${id}`)
    const { items } = (await api.admin.get(`/api/v1/activity?store_id=${id}`)).body
    expect(items.map(({ type, address }: StoreEvent) => [type, address])).toEqual([
      ['StatusChanged', null],
      ['DeletionRequested', client],
      ['Created', '127.0.0.1'],
    ])
  })

  test.each(['viewer', 'operator', 'admin'] as const)(
    'tells a key of role %s addresses if it is an admin',
    async (role) => {
      const { id } = await rows.create(`seen-by-${role}`)
      const address = role === 'admin' ? '127.0.0.1' : null
      const reader = api.as(bearer(api.keys[role]))
      expect((await reader.get(`/api/v1/activity?store_id=${id}`)).body.items).toMatchObject([{ address }])
      expect((await reader.get(`/stores/${id}/events`)).body.items).toMatchObject([{ address }])
      for (const path of ['/events', `/stores/${id}/events/stream`]) {
        const stream = await readEvents(api.url, { ...bearer(api.keys[role]), 'last-event-id': '0' }, path)
        expect(await stream.waitFor({ store_id: id, type: 'Created' })).toMatchObject({ address })
        stream.close()
      }
    },
  )

  test.each(['viewer', 'operator', 'admin'] as const)(
    'tells a key of role %s the name of a new key, and the rest of it if it is an admin',
    async (role) => {
      const { id } = await createKey(`listed-for-${role}`)
      const reader = api.as(bearer(api.keys[role]))
      const [made] = (await reader.get('/api/v1/activity?type=KeyCreated&limit=1')).body.items
      expect(made.message).toContain(`listed-for-${role}`)
      expect(made.data.key_id).toBe(role === 'admin' ? id : undefined)
    },
  )

  test.each(['cursor=x', 'store_id=x', 'limit=0', 'type=%00', 'actor=%00', 'actor=', 'what=1'])(
    '%s is refused',
    async (query) => {
      expectProblem(await api.admin.get(`/api/v1/activity?${query}`), 'VALIDATION_FAILED')
    },
  )
})
