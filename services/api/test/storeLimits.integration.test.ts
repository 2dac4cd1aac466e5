import { expectProblem } from './support/problem.ts'
import { createRows } from './support/rows.ts'
import { bearer, startTestApi, type TestApi } from './support/testApi.ts'

const limited = async (api: TestApi, stores_max: number) => {
  const { body } = await api.admin.post('/api/v1/keys', { name: `of-${stores_max}`, role: 'operator', stores_max })
  return api.as(bearer(body.key))
}
/** 100 at once, each for a store of its own. */
const askForMany = (caller: TestApi['admin'], prefix: string) =>
  Promise.all(Array.from({ length: 100 }, (_, n) => caller.post('/stores', { store_name: `${prefix}-${n}` })))

test('a key has no more stores than it may, however many are asked for at once, and others are not held up', async () => {
  const api = await startTestApi()
  const caller = await limited(api, 3)
  const answers = await askForMany(caller, 'many')
  expect(answers.filter(({ status }) => status === 202)).toHaveLength(3)
  for (const refused of answers.filter(({ status }) => status !== 202)) expectProblem(refused, 'STORE_LIMIT_REACHED')
  expect((await api.admin.post('/stores', { store_name: 'of-another' })).status).toBe(202)

  const rows = createRows(() => api)
  const [made] = answers.filter(({ status }) => status === 202)
  await caller.delete(`/stores/${made?.body.id}`)
  // Its place is free when the cluster holds nothing of it any more.
  expectProblem(await caller.post('/stores', { store_name: 'early' }), 'STORE_LIMIT_REACHED')
  await rows.becomeDeleted(made?.body.id)
  expect((await caller.post('/stores', { store_name: 'next' })).status).toBe(202)
})

test('all keys together have no more stores than STORES_MAX', async () => {
  const api = await startTestApi({ env: { STORES_MAX: '5' } })
  const answers = await Promise.all([
    askForMany(api.admin, 'one'),
    askForMany(api.as(bearer(api.keys.operator)), 'other'),
  ])
  expect(answers.flat().filter(({ status }) => status === 202)).toHaveLength(5)
  const detail = expectProblem(await api.admin.post('/stores', { store_name: 'more' }), 'STORE_LIMIT_REACHED').detail
  expect(detail).toContain('STORES_MAX')
})

test('a repeat of the request that made the last store that there may be gets its answer', async () => {
  const api = await startTestApi()
  const caller = await limited(api, 1)
  const ask = () => caller.post('/stores', { store_name: 'repeated' }, { 'idempotency-key': 'one' })
  const first = await ask()
  expect(first.status).toBe(202)
  expect((await ask()).body).toEqual(first.body)
})
