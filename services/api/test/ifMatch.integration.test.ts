import { expectProblem } from './support/problem.ts'
import { createRows } from './support/rows.ts'
import { startTestApi, type TestApi } from './support/testApi.ts'

let api: TestApi
const rows = createRows(() => api)
beforeAll(async () => {
  api = await startTestApi()
})

test('every answer with a store carries the generation as its ETag', async () => {
  const made = await api.admin.post('/stores', { store_name: 'tagged' })
  expect(made.headers.get('etag')).toBe('"1"')
  const path = `/stores/${made.body.id}`
  expect((await api.admin.patch(path, { plan: 'medium' })).headers.get('etag')).toBe('"2"')
  expect((await api.admin.get(path)).headers.get('etag')).toBe('"2"')
  expect((await api.admin.delete(path)).headers.get('etag')).toBe('"3"')
})

test.each([
  ['PATCH', '', { plan: 'large' }],
  ['PATCH', '', { title: 'Label' }],
  ['POST', '/upgrade', {}],
  ['POST', '/rollback', {}],
  ['POST', '/retry', {}],
  ['POST', '/adopt', undefined],
  ['POST', '/abandon', undefined],
  ['DELETE', '', undefined],
])('%s %s of a store that others changed since is refused, and changes nothing', async (method, path, body) => {
  const { id } = await rows.create(`stale-${Math.random().toString(36).slice(2, 8)}`)
  await api.admin.patch(`/stores/${id}`, { plan: 'medium' })
  const before = await rows.events(id)
  const answer = await api.admin.call(method, `/stores/${id}${path}`, { body, headers: { 'if-match': '"1"' } })
  expect(expectProblem(answer, 'PRECONDITION_FAILED').detail).toMatch(/is at generation 2 by now/)
  expect(await rows.events(id)).toEqual(before)
  expect(await rows.read(id)).toMatchObject({ generation: 2, plan: 'medium', title: expect.stringMatching(/^stale/) })
})

test.each(['"2"', '*', ' "7", "2" ', 'W/"2"', '"1", W/"2"'])(
  'an If-Match of %s lets a change through',
  async (ifMatch) => {
    const { id } = await rows.create(`fresh-${Math.random().toString(36).slice(2, 8)}`)
    await api.admin.patch(`/stores/${id}`, { plan: 'medium' })
    expect((await api.admin.patch(`/stores/${id}`, { plan: 'large' }, { 'if-match': ifMatch })).status).toBe(200)
  },
)

test.each(['"1"', 'W/"1"', '"two"'])('one of %s does not', async (ifMatch) => {
  const { id } = await rows.create(`weak-${Math.random().toString(36).slice(2, 8)}`)
  await api.admin.patch(`/stores/${id}`, { plan: 'medium' })
  expectProblem(
    await api.admin.patch(`/stores/${id}`, { plan: 'large' }, { 'if-match': ifMatch }),
    'PRECONDITION_FAILED',
  )
})

test('one that is none is named', async () => {
  const { id } = await rows.create('malformed')
  const problem = expectProblem(
    await api.admin.patch(`/stores/${id}`, { title: 'x' }, { 'if-match': '2' }),
    'VALIDATION_FAILED',
  )
  expect(problem.errors).toMatchObject([{ field: 'If-Match' }])
})

test('of two changes of one generation at once, one is refused', async () => {
  const { id } = await rows.create('raced')
  const change = (plan: string) => api.admin.patch(`/stores/${id}`, { plan }, { 'if-match': '"1"' })
  const answers = await Promise.all(['medium', 'large', 'medium', 'large'].map(change))
  expect(answers.map(({ status }) => status).sort()).toEqual([200, 412, 412, 412])
})

test('a store that is not there is not there, whatever the header', async () => {
  expectProblem(await api.admin.patch('/stores/00000000', { title: 'x' }, { 'if-match': '"1"' }), 'NOT_FOUND')
})

test('a repeat with its Idempotency-Key gets the first answer, though the generation has moved by it', async () => {
  const { id } = await rows.create('repeated')
  const change = () =>
    api.admin.patch(`/stores/${id}`, { plan: 'medium' }, { 'if-match': '"1"', 'idempotency-key': 'again' })
  const first = await change()
  expect(first.status).toBe(200)
  expect((await change()).body).toEqual(first.body)
  const headers = { 'if-match': '', 'idempotency-key': 'again' }
  expectProblem(await api.admin.patch(`/stores/${id}`, { plan: 'medium' }, headers), 'VALIDATION_FAILED')
})

test('a reading is never answered from a cache, as a status moves under one ETag', async () => {
  const { id } = await rows.create('read')
  expect((await api.admin.get(`/stores/${id}`, { 'if-none-match': '"1"' })).status).toBe(200)
})
