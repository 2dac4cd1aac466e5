import { problems } from '@storeyard/core/contract/problems'
import { bearer, dashboardOrigin, startTestApi, type TestApi } from './support/testApi.ts'

let api: TestApi
beforeAll(async () => {
  api = await startTestApi()
})

test('the OpenAPI document names every route with its fields and codes', async () => {
  const { status, body } = await api.as({}).get('/api/v1/openapi.json')
  expect(status).toBe(200)
  expect(body.openapi).toBe('3.1.0')
  const routes = Object.entries<object>(body.paths).flatMap(([path, methods]) =>
    Object.keys(methods).map((method) => `${method} ${path}`),
  )
  expect(routes.sort()).toEqual(
    [
      'delete /keys/{id}',
      'delete /session',
      'delete /sessions/{id}',
      'delete /stores/{id}',
      'get /activity',
      'get /events',
      'get /keys',
      'get /name-check',
      'get /overview',
      'get /session',
      'get /sessions',
      'get /stores',
      'get /stores/{id}',
      'get /stores/{id}/credentials',
      'get /stores/{id}/events',
      'get /stores/{id}/events/stream',
      'get /stores/{id}/generations',
      'get /stores/{id}/logs',
      'get /stores/{id}/objects',
      'get /stores/{id}/usage',
      'patch /stores/{id}',
      'post /keys',
      'post /session',
      'post /stores',
      'post /stores/{id}/abandon',
      'post /stores/{id}/adopt',
      'post /stores/{id}/reset-password',
      'post /stores/{id}/retry',
      'post /stores/{id}/rollback',
      'post /stores/{id}/upgrade',
    ].sort(),
  )
  const create = body.paths['/stores'].post
  expect(Object.keys(create.requestBody.content['application/json'].schema.properties)).toContain('deletion_protection')
  expect(create.requestBody.content['application/json'].schema.additionalProperties).toBe(false)
  expect(create.responses['202'].content['application/json'].schema).toEqual({ $ref: '#/components/schemas/Store' })
  expect(Object.keys(body.components.schemas.Store.properties)).toEqual(
    expect.arrayContaining(['id', 'url', 'status', 'helm_release']),
  )
  expect(create.responses['409'].description).toContain('NAME_RELEASING')
  expect(create.requestBody.required).toBe(true)
  const retry = body.paths['/stores/{id}/retry'].post
  expect(retry.requestBody.required).toBe(false)
  expect(retry.parameters.map(({ name }: { name: string }) => name)).toEqual(['id', 'Idempotency-Key', 'If-Match'])
  const show = body.paths['/stores/{id}'].get
  const ofAll = ['X-Request-Id', 'RateLimit', 'RateLimit-Policy']
  expect(Object.keys(show.responses['200'].headers)).toEqual([...ofAll, 'ETag'])
  expect(Object.keys(show.responses['503'].headers)).toEqual([...ofAll, 'Retry-After'])
  const sorts = body.paths['/stores'].get.parameters.find(({ name }: { name: string }) => name === 'sort')
  expect(sorts.schema.enum).toEqual(['name', '-name', 'created_at', '-created_at'])
})

test('every code of the contract that a caller can meet stands in the document', async () => {
  const text = JSON.stringify((await api.as({}).get('/api/v1/openapi.json')).body)
  for (const code of Object.keys(problems).filter((one) => one !== 'METHOD_NOT_ALLOWED')) expect(text).toContain(code)
})

test('the page of the docs comes whole from this server', async () => {
  const { body } = await api.as({}).get('/api/v1/docs')
  const parts = [...body.matchAll(/(?:src|href)="([^"]+)"/g)].map(([, path]) => path)
  expect(parts).toHaveLength(4)
  for (const path of parts) {
    expect(path).toMatch(/^\/api\/v1\/docs\//)
    const part = await api.as({}).get(path)
    expect(part.status).toBe(200)
    expect(part.headers.get('content-type')).toMatch(/css|javascript|png/)
  }
})

test('Bull Board shows the queue to operators, and its own files need a role too', async () => {
  const page = await api.admin.get('/queues/')
  expect(page.status).toBe(200)
  const script = /src="(static\/js\/main[^"]+)"/.exec(page.body)?.[1]
  expect((await api.admin.get(`/queues/${script}`)).status).toBe(200)
  expect((await api.as({}).get(`/queues/${script}`)).status).toBe(401)
  const { body } = await api.admin.get('/queues/api/queues')
  expect(body.queues).toMatchObject([{ name: 'stores', readOnlyMode: false }])
  const looked = await api.as(bearer(api.keys.operator)).get('/queues/api/queues')
  expect(looked.body.queues).toMatchObject([{ name: 'stores', readOnlyMode: true }])
})

test.each(['/api/v1/docs', '/queues/', '/queues/queue/stores'])(
  'the policy of %s lets nothing run inline or come from elsewhere, and the page needs neither',
  async (path) => {
    const { body, headers } = await api.admin.get(path)
    expect(headers.get('content-security-policy')).not.toContain('unsafe')
    expect(headers.get('content-security-policy')).toContain("default-src 'none'")
    expect(body).not.toMatch(/<style|\sstyle=|<script(?![^>]*( src=| type="application\/json"))/)
    expect(body).not.toMatch(/<(link|script|img)[^>]*(href|src)="(https?:)?\/\//)
  },
)

test('Bull Board leads back to the dashboard', async () => {
  const { body } = await api.admin.get('/queues/')
  const config = JSON.parse(/<script id="__UI_CONFIG__"[^>]*>(.*?)<\/script>/s.exec(body)?.[1] ?? '')
  expect(config.miscLinks).toEqual([{ text: 'Dashboard', url: `${dashboardOrigin}/` }])
})

test('metrics tell of requests by route, not by id', async () => {
  const { body: store } = await api.admin.post('/stores', { store_name: 'measured' })
  await api.admin.get(`/stores/${store.id}`)
  const { body } = await api.admin.get('/metrics')
  expect(body).toMatch(/storeyard_api_request_duration_seconds_count\{[^}]*route="\/stores\/:id"/)
  expect(body).not.toContain(store.id)
})
