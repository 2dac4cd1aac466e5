import { createServer, type RequestListener } from 'node:http'
import { startTestApi, type TestApi } from '../../services/api/test/support/testApi.ts'
import { freePort } from '../../services/core/test/harness/server.ts'
import { listenAnywhere } from '../../tests/faults/harness/listen.ts'
import { answer } from '../src/answer.ts'
import type { ApiError } from '../src/apiError.ts'
import { createClient } from '../src/createClient.ts'

let api: TestApi
beforeAll(async () => {
  api = await startTestApi()
})

const clientOf = (role: 'viewer' | 'operator' | 'admin') => createClient({ origin: api.url, key: api.keys[role] })

const failureOf = async (call: Promise<unknown>): Promise<ApiError> => {
  const err = await call.then(
    () => null,
    (reason: unknown) => reason,
  )
  expect(err).toHaveProperty('name', 'ApiError')
  return err as ApiError
}

const servers: { close: () => Promise<unknown> }[] = []
afterAll(() => Promise.all(servers.map(({ close }) => close())))
const serve = async (listener: RequestListener) => {
  const server = await listenAnywhere(createServer(listener))
  servers.push(server)
  return `http://127.0.0.1:${server.port}`
}

test('calls are typed and answered: a store is made, found, changed and deleted', async () => {
  const client = clientOf('admin')
  const made = await answer(client.POST('/stores', { body: { store_name: 'typed', plan: 'medium' } }))
  const page = await answer(client.GET('/stores', { params: { query: { name: 'typed', limit: 1 } } }))
  expect(page).toEqual({ items: [made], next_cursor: null })
  const path = { id: made.id }
  const changed = await answer(client.PATCH('/stores/{id}', { params: { path }, body: { title: 'Renamed' } }))
  expect(changed.title).toBe('Renamed')
  const deleted = await answer(client.DELETE('/stores/{id}', { params: { path } }))
  expect(deleted.status).toBe('Deleting')
})

test('a refusal is an ApiError with all that the problem says', async () => {
  const err = await failureOf(answer(clientOf('operator').POST('/stores', { body: { store_name: 'No Name' } })))
  expect(err).toMatchObject({
    code: 'VALIDATION_FAILED',
    status: 422,
    detail: expect.stringContaining('store_name'),
    errors: [{ field: 'store_name', message: expect.any(String) }],
    requestId: expect.stringMatching(/./),
    retryAfterMs: null,
  })
  expect(await failureOf(answer(clientOf('viewer').POST('/stores', { body: { store_name: 'x' } })))).toMatchObject({
    code: 'FORBIDDEN',
    status: 403,
  })
})

test('how long the API asks to wait is told', async () => {
  const slow = await startTestApi({ env: { RATE_LIMIT_PER_MINUTE: '1' } })
  const client = createClient({ origin: slow.url, key: slow.keys.admin })
  await answer(client.GET('/session'))
  const err = await failureOf(answer(client.GET('/session')))
  expect(err.code).toBe('RATE_LIMITED')
  expect(err.retryAfterMs).toBeGreaterThan(0)
})

test('nobody there is UNREACHABLE', async () => {
  const client = createClient({ origin: `http://127.0.0.1:${await freePort()}` })
  expect(await failureOf(answer(client.GET('/session')))).toMatchObject({ code: 'UNREACHABLE', status: null })
})

test('one who takes a call and never answers is given up after the deadline', async () => {
  const origin = await serve(() => {})
  const err = await failureOf(answer(createClient({ origin, deadlineMs: 100 }).GET('/session')))
  expect(err).toMatchObject({ code: 'UNREACHABLE', detail: 'Storeyard did not answer in time.' })
})

test('one who answers half is given up after the deadline', async () => {
  const origin = await serve(
    (_req, res) => void res.writeHead(200, { 'content-type': 'application/json' }).write('{"na'),
  )
  const err = await failureOf(answer(createClient({ origin, deadlineMs: 100 }).GET('/session')))
  expect(err.code).toBe('UNREACHABLE')
})

test.each([200, 404, 502])('a page of somebody else, %i, is no answer', async (status) => {
  const origin = await serve((_req, res) => void res.writeHead(status, { 'content-type': 'text/html' }).end('<p>Hello'))
  const err = await failureOf(answer(createClient({ origin }).GET('/session')))
  expect(err).toMatchObject({ code: 'UNREACHABLE', detail: expect.stringContaining("in Storeyard's place") })
})

test('a key is not carried to where an answer points', async () => {
  const asked: (string | undefined)[] = []
  const elsewhere = await serve((req, res) => {
    asked.push(req.headers.authorization)
    res.end()
  })
  const origin = await serve((_req, res) => void res.writeHead(308, { location: `${elsewhere}/api/v1/session` }).end())
  const err = await failureOf(answer(createClient({ origin, key: 'sy_secret' }).GET('/session')))
  expect(err).toMatchObject({ code: 'UNREACHABLE', status: 308, detail: expect.stringContaining(elsewhere) })
  expect(asked).toEqual([])
})

test("a caller's own abort is the caller's, not an ApiError", async () => {
  const origin = await serve(() => {})
  const call = answer(createClient({ origin }).GET('/session', { signal: AbortSignal.abort() }))
  await expect(call).rejects.toHaveProperty('name', 'AbortError')
})
