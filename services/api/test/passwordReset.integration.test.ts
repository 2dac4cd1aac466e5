import { changeStore } from '@storeyard/core/db/changeStore'
import { expectProblem } from './support/problem.ts'
import { createRows } from './support/rows.ts'
import { bearer, startTestApi, type TestApi } from './support/testApi.ts'

let api: TestApi
const rows = createRows(() => api)
beforeAll(async () => {
  api = await startTestApi()
})

let made = 0
const create = async () => (await rows.create(`reset-${++made}`)).id
const createReady = async () => {
  const id = await create()
  await rows.becomeReady(id, 1)
  return id
}
const ask = (id: string) => api.admin.post(`/stores/${id}/reset-password`)
const asked = async (id: string) =>
  (await rows.events(id)).filter(({ type }) => type === 'PasswordResetRequested').map(({ actor }) => actor)

test('a reset is written with its author, and raises no generation', async () => {
  const id = await createReady()
  const answer = await ask(id)
  expect([answer.status, answer.body]).toMatchObject([202, { id, status: 'Ready', generation: 1 }])
  expect(await rows.read(id)).toMatchObject({ passwordReset: expect.stringMatching(/^[0-9a-f]{8}$/), generation: 1 })
  expect(await asked(id)).toEqual(['key:admin'])
})

test('while one is pending another word finds it; when it has ended there is a new one', async () => {
  const id = await createReady()
  await ask(id)
  const { passwordReset } = await rows.read(id)
  expect((await ask(id)).status).toBe(202)
  expect((await rows.read(id)).passwordReset).toBe(passwordReset)
  expect(await asked(id)).toHaveLength(1)
  await changeStore(api.db, 'worker', id, () => ({ set: { passwordResetEnded: passwordReset } }))
  await ask(id)
  expect((await rows.read(id)).passwordReset).not.toBe(passwordReset)
  expect(await asked(id)).toHaveLength(2)
})

test('only an admin resets', async () => {
  const id = await createReady()
  const asOperator = api.as(bearer(api.keys.operator))
  expectProblem(await asOperator.post(`/stores/${id}/reset-password`), 'FORBIDDEN')
  expect((await rows.read(id)).passwordReset).toBeNull()
})

test('a store that was never ready, is blocked, or goes away is refused', async () => {
  const young = await create()
  expectProblem(await ask(young), 'RESET_UNAVAILABLE')
  const blocked = await createReady()
  await rows.note(blocked, 1, 'DataLost')
  expectProblem(await ask(blocked), 'RESET_UNAVAILABLE')
  const leaving = await createReady()
  await api.admin.delete(`/stores/${leaving}`)
  expectProblem(await ask(leaving), 'STORE_DELETED')
  await rows.becomeDeleted(leaving)
  expectProblem(await ask(leaving), 'STORE_DELETED')
  expectProblem(await ask('00000000'), 'NOT_FOUND')
})
