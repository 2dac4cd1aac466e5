import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { expectProblem } from './support/problem.ts'
import { createRows } from './support/rows.ts'
import { startTestApi, type TestApi } from './support/testApi.ts'
import { makeTestFolder } from './support/testFolder.ts'

let api: TestApi
/** The same platform with volumes that many pods can mount. */
let shared: TestApi
const rows = createRows(() => shared)
const single = createRows(() => api)
beforeAll(async () => {
  api = await startTestApi()
  const file = join(await makeTestFolder(), 'values.yaml')
  await writeFile(file, 'wordpress: { storage: { accessMode: ReadWriteMany } }\n')
  shared = await startTestApi({ env: { STORE_VALUES_FILE: file } })
})

test('more WordPress pods are a new generation with room for them in the quota', async () => {
  const { id, wordpress_replicas } = await rows.create('scaled')
  expect(wordpress_replicas).toBe(1)
  const { status, body } = await shared.admin.patch(`/stores/${id}`, { wordpress_replicas: 3 })
  expect(status).toBe(200)
  expect(body).toMatchObject({ wordpress_replicas: 3, generation: 2, plan: 'small' })
  expect(await rows.spec(id, 2)).toMatchObject({
    wordpressReplicas: 3,
    values: {
      wordpress: { replicas: 3, storage: { accessMode: 'ReadWriteMany' } },
      quota: { requestsCpu: '3', requestsMemory: '3Gi', limitsMemory: '9Gi', pods: 12, storage: '50Gi' },
    },
  })
  expect((await rows.events(id)).at(-1)).toMatchObject({
    type: 'ReplicasChanged',
    data: { generation: 2, from: 1, to: 3 },
  })
})

test('a plan keeps the replicas, and so do an upgrade and the way back', async () => {
  const { id } = await rows.create('steady')
  await shared.admin.patch(`/stores/${id}`, { wordpress_replicas: 2 })
  await rows.becomeReady(id, 2)
  const planned = (await shared.admin.patch(`/stores/${id}`, { plan: 'large' })).body
  expect(planned).toMatchObject({ plan: 'large', wordpress_replicas: 2 })
  expect((await rows.spec(id, 3)).values.quota).toMatchObject({ requestsCpu: '8', pods: 10 })
  await shared.admin.patch(`/stores/${id}`, { wordpress_replicas: 1 })
  expect((await rows.spec(id, 4)).values.quota).toMatchObject({ requestsCpu: '4', pods: 8 })
  const back = (await shared.admin.post(`/stores/${id}/rollback`, { generation: 2 })).body
  expect(back).toMatchObject({ plan: 'small', wordpress_replicas: 2 })
})

test('plan and replicas together are one generation with an event each', async () => {
  const { id } = await rows.create('both')
  const { body } = await shared.admin.patch(`/stores/${id}`, { plan: 'medium', wordpress_replicas: 2 })
  expect(body).toMatchObject({ generation: 2, plan: 'medium', wordpress_replicas: 2 })
  expect((await rows.events(id)).map(({ type }) => type)).toEqual(['Created', 'PlanChanged', 'ReplicasChanged'])
})

test('as many as there are already change nothing', async () => {
  const { id } = await single.create('same')
  expect((await api.admin.patch(`/stores/${id}`, { wordpress_replicas: 1 })).body.generation).toBe(1)
  expect(await single.events(id)).toHaveLength(1)
})

test('a store whose files one pod can mount is told so', async () => {
  const { id } = await single.create('alone')
  const answer = await api.admin.patch(`/stores/${id}`, { wordpress_replicas: 2, title: 'Not either' })
  expect(expectProblem(answer, 'STORAGE_NOT_SHARED').detail).toMatch(/ReadWriteMany/)
  expect(await single.read(id)).toMatchObject({ generation: 1, title: 'alone' })
})

test.each([0, 6, 1.5, '2'])('%j of them are refused', async (wordpress_replicas) => {
  const { id } = await rows.create(`odd-${Math.random().toString(36).slice(2, 8)}`)
  expectProblem(await shared.admin.patch(`/stores/${id}`, { wordpress_replicas }), 'VALIDATION_FAILED')
})
