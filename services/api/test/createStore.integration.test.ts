import { Store } from '@storeyard/core/contract/stores'
import { storeEvents, storeSpecs, stores } from '@storeyard/core/db/schema'
import { count, eq } from 'drizzle-orm'
import { expectProblem } from './support/problem.ts'
import { startTestApi, type TestApi } from './support/testApi.ts'

let api: TestApi
beforeAll(async () => {
  api = await startTestApi()
})

const rowCount = async () => (await api.db.select({ rows: count() }).from(stores))[0]?.rows

test('a name alone makes a store: 202 with everything the caller needs to follow it', async () => {
  const { status, body } = await api.admin.post('/stores', { store_name: 'shop' })
  expect(status).toBe(202)
  expect(Store.parse(body)).toMatchObject({
    id: expect.stringMatching(/^[0-9a-f]{8}$/),
    store_name: 'shop',
    title: 'shop',
    namespace: `shop-${body.id}`,
    helm_release: `shop-${body.id}`,
    domain: 'shop.localhost',
    url: 'http://shop.localhost:8080',
    status: 'Pending',
    chart_version: '1.0.0',
    created_at: expect.stringMatching(/Z$/),
  })
})

test('row, complete spec and event are written together', async () => {
  const { body } = await api.admin.post('/stores', { store_name: 'whole', title: 'Whole', timezone: 'Europe/Vienna' })
  const [spec] = await api.db.select().from(storeSpecs).where(eq(storeSpecs.storeId, body.id))
  expect(spec).toMatchObject({
    generation: 1,
    spec: {
      chartVersion: '1.0.0',
      values: {
        store: { id: body.id, title: 'Whole', timezone: 'Europe/Vienna' },
        url: { scheme: 'http', host: 'whole.localhost', port: 8080 },
      },
    },
  })
  const events = await api.db.select().from(storeEvents).where(eq(storeEvents.storeId, body.id))
  expect(events).toMatchObject([{ type: 'Created', actor: 'key:admin' }])
})

test('titles with quotes, shell, template and emoji stay as they are', async () => {
  const title = `'"; $(id) {{ .Values }} 🛒`
  const { body } = await api.admin.post('/stores', { store_name: 'odd-title', title })
  expect((await api.admin.get(`/stores/${body.id}`)).body.title).toBe(title)
})

test.each(['a'.repeat(40), '1shop', 'a', 'x-1-y'])('%s is a legal name', async (store_name) => {
  expect((await api.admin.post('/stores', { store_name })).status).toBe(202)
})

test.each([
  ['a leading hyphen', { store_name: '-x' }],
  ['spaces and capitals', { store_name: 'A B' }],
  ['64 letters', { store_name: 'a'.repeat(64) }],
  ['a shell command', { store_name: 'demo;rm' }],
  ['a dot', { store_name: 'a.b' }],
  ['the form of an international name', { store_name: 'xn--abc' }],
  ['a line break', { store_name: 'a\n' }],
  ['a number', { store_name: 5 }],
  ['no name', {}],
  ['an unknown field', { store_name: 'fine', replicas: 3 }],
  ['a prototype', '{"store_name":"fine","__proto__":{"admin":true}}'],
  ['a NUL character', { store_name: 'fine', title: 'a\u0000b' }],
  ['half a surrogate pair', '{"store_name":"fine","title":"\\ud83d"}'],
  ['an empty title', { store_name: 'fine', title: '  ' }],
  ['no e-mail address', { store_name: 'fine', admin_email: 'me' }],
  ['no time zone', { store_name: 'fine', timezone: 'Mars/Olympus' }],
  ['no form of a locale', { store_name: 'fine', locale: '' }],
  ['no such locale', { store_name: 'fine', locale: 'en_UK' }],
  ['no plan', { store_name: 'fine', plan: 'huge' }],
  ['a list', [{ store_name: 'fine' }]],
  ['null', 'null'],
  ['a text', '"fine"'],
])('%s is refused with its field, and no row', async (_what, body) => {
  const before = await rowCount()
  const { errors } = expectProblem(await api.admin.post('/stores', body), 'VALIDATION_FAILED')
  expect(errors?.length).toBeGreaterThan(0)
  expect(await rowCount()).toBe(before)
})

test('what is no JSON object of the right type and size is refused, and makes no row', async () => {
  const before = await rowCount()
  expectProblem(await api.admin.post('/stores'), 'INVALID_JSON')
  expect(expectProblem(await api.admin.post('/stores', '{'), 'INVALID_JSON').detail).toContain('Send one JSON object')
  expectProblem(await api.admin.post('/stores', '{"store_name":'), 'INVALID_JSON')
  for (const encoding of ['gzip', 'br', 'deflate'])
    expectProblem(
      await api.admin.post('/stores', '{"store_name":"x"}', { 'content-encoding': encoding }),
      'INVALID_JSON',
    )
  expectProblem(
    await api.admin.post('/stores', 'store_name=x', { 'content-type': 'application/x-www-form-urlencoded' }),
    'UNSUPPORTED_MEDIA_TYPE',
  )
  expectProblem(await api.admin.post('/stores', '{}', { 'content-type': 'text/plain' }), 'UNSUPPORTED_MEDIA_TYPE')
  expectProblem(await api.admin.post('/stores', { store_name: 'big', title: 'x'.repeat(1_000_000) }), 'BODY_TOO_LARGE')
  expect(await rowCount()).toBe(before)
})

test("the platform's own host names are reserved", async () => {
  for (const store_name of ['api', 'www', 'admin', 'dashboard', 'mail'])
    expectProblem(await api.admin.post('/stores', { store_name }), 'NAME_RESERVED')
})

test('a name in use is taken', async () => {
  await api.admin.post('/stores', { store_name: 'mine' })
  expectProblem(await api.admin.post('/stores', { store_name: 'mine' }), 'NAME_TAKEN')
})

test('a name can be asked for before it is taken, with the address it would have', async () => {
  const check = async (name: string) => (await api.admin.get(`/api/v1/name-check?store_name=${name}`)).body
  expect(await check('asked')).toEqual({ store_name: 'asked', url: 'http://asked.localhost:8080', problem: null })
  const { body: store } = await api.admin.post('/stores', { store_name: 'asked' })
  expect((await check('asked')).problem).toMatchObject({ code: 'NAME_TAKEN' })
  await api.admin.delete(`/stores/${store.id}`)
  expect((await check('asked')).problem).toMatchObject({ code: 'NAME_RELEASING' })
  expect((await check('admin')).problem).toMatchObject({ code: 'NAME_RESERVED' })
  expectProblem(await api.admin.get('/api/v1/name-check?store_name=-x'), 'VALIDATION_FAILED')
})

test('100 identical requests at once make one store', async () => {
  const answers = await Promise.all(
    Array.from({ length: 100 }, () => api.admin.post('/stores', { store_name: 'rush' })),
  )
  expect(answers.filter(({ status }) => status === 202)).toHaveLength(1)
  for (const answer of answers.filter(({ status }) => status !== 202)) expectProblem(answer, 'NAME_TAKEN')
  const rows = await api.db.select().from(stores).where(eq(stores.storeName, 'rush'))
  expect(rows).toHaveLength(1)
})

test('before a worker has registered a chart, stores are refused for now', async () => {
  const fresh = await startTestApi({ chartVersion: null })
  const answer = await fresh.admin.post('/stores', { store_name: 'early' })
  await fresh.close()
  expectProblem(answer, 'NO_CHART')
  expect(answer.headers.get('retry-after')).toMatch(/^\d+$/)
})
