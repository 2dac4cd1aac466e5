import { storeSpecs } from '@storeyard/core/db/schema'
import type { Reason } from '@storeyard/core/domain/status'
import { eq, sql } from 'drizzle-orm'
import { expectProblem } from './support/problem.ts'
import { createRows } from './support/rows.ts'
import { bearer, startTestApi, type TestApi } from './support/testApi.ts'

let api: TestApi
const rows = createRows(() => api)
beforeAll(async () => {
  api = await startTestApi()
})

const asOperator = () => api.as(bearer(api.keys.operator))
let made = 0
const createBlocked = async (reason: Reason) => {
  const { id } = await rows.create(`blocked-${++made}`, { deletion_protection: true })
  await rows.note(id, 1, reason)
  return id
}

test.each<[string, object | undefined, Reason, string, object]>([
  ['retry', { accept_data_loss: true }, 'DataLost', 'FreshStartRequested', { act: 'accept_data_loss' }],
  ['retry', {}, 'DataLost', 'RetryRequested', { act: 'retry' }],
  ['retry', undefined, 'DowngradeRefused', 'RetryRequested', { act: 'retry' }],
  ['adopt', undefined, 'RowBehindCluster', 'AdoptionRequested', { act: 'adopt', desiredState: 'running' }],
  ['adopt', undefined, 'ForeignNamespace', 'AdoptionRequested', { act: 'adopt' }],
  ['adopt', undefined, 'ForeignRelease', 'AdoptionRequested', { act: 'adopt' }],
  ['abandon', undefined, 'DataLost', 'AbandonRequested', { act: 'abandon', desiredState: 'absent' }],
  ['abandon', undefined, 'DowngradeRefused', 'AbandonRequested', { act: 'abandon', desiredState: 'absent' }],
])(
  '%s with %j leads out of %s: a new generation of the same spec, with its act',
  async (path, body, reason, type, set) => {
    const id = await createBlocked(reason)
    const answer = await api.admin.post(`/stores/${id}/${path}`, body)
    expect(answer.status).toBe(202)
    expect(answer.body.generation).toBe(2)
    expect(await rows.read(id)).toMatchObject({ generation: 2, ...set })
    expect(await rows.spec(id, 2)).toEqual(await rows.spec(id, 1))
    expect((await rows.events(id)).filter((event) => event.type === type)).toMatchObject([
      { actor: 'key:admin', data: { generation: 2 } },
    ])
  },
)

test.each<[string, object | undefined, Reason]>([
  ['retry', { accept_data_loss: true }, 'RowBehindCluster'],
  ['retry', { accept_data_loss: true }, 'Timeout'],
  ['adopt', undefined, 'DataLost'],
  ['adopt', undefined, 'ImagePull'],
  ['abandon', undefined, 'ImagePull'],
])('%s with %j leads out of no %s', async (path, body, reason) => {
  const id = await createBlocked(reason)
  expectProblem(await api.admin.post(`/stores/${id}/${path}`, body), 'NOT_BLOCKED')
  expect(await rows.read(id)).toMatchObject({ generation: 1, act: null })
})

test('a block of an older generation is none', async () => {
  const id = await createBlocked('DataLost')
  await api.admin.post(`/stores/${id}/retry`)
  expectProblem(await api.admin.post(`/stores/${id}/retry`, { accept_data_loss: true }), 'NOT_BLOCKED')
  expectProblem(await api.admin.post(`/stores/${id}/abandon`), 'NOT_BLOCKED')
})

test('what gives up data or a store needs an admin; the rest an operator', async () => {
  const id = await createBlocked('DataLost')
  expectProblem(await asOperator().post(`/stores/${id}/retry`, { accept_data_loss: true }), 'FORBIDDEN')
  expectProblem(await asOperator().post(`/stores/${id}/abandon`), 'FORBIDDEN')
  expect(await rows.read(id)).toMatchObject({ generation: 1, act: null })
  const foreign = await createBlocked('ForeignNamespace')
  for (const path of ['retry', 'adopt', 'upgrade', 'rollback', 'abandon'])
    expectProblem(await api.as(bearer(api.keys.viewer)).post(`/stores/${foreign}/${path}`), 'FORBIDDEN')
  expect((await asOperator().post(`/stores/${foreign}/adopt`)).status).toBe(202)
})

test('a store shows its ways out', async () => {
  const id = await createBlocked('DataLost')
  const waysOut = async () => (await api.admin.get(`/stores/${id}`)).body.ways_out
  expect(await waysOut()).toEqual(['retry', 'accept_data_loss', 'abandon'])
  // On its way again, there is nothing to be led out of.
  await api.admin.post(`/stores/${id}/retry`)
  expect(await waysOut()).toEqual([])
})

describe('a deletion', () => {
  const createLeaving = async () => {
    const { id } = await rows.create(`leaving-${++made}`)
    await api.admin.delete(`/stores/${id}`)
    return id
  }

  test('that is under way is not abandoned', async () => {
    const id = await createLeaving()
    expectProblem(await api.admin.post(`/stores/${id}/abandon`), 'NOT_BLOCKED')
  })

  test('that the cluster holds up is, once', async () => {
    const id = await createLeaving()
    await rows.note(id, 2, 'NamespaceTerminating')
    expect((await api.admin.get(`/stores/${id}`)).body.ways_out).toEqual(['abandon'])
    const first = await api.admin.post(`/stores/${id}/abandon`)
    expect(first.body).toMatchObject({ status: 'Deleting', generation: 3, ways_out: [] })
    const second = await api.admin.post(`/stores/${id}/abandon`)
    expect([second.status, second.body]).toEqual([202, first.body])
    await rows.becomeDeleted(id)
    expect((await api.admin.post(`/stores/${id}/abandon`)).body).toMatchObject({ status: 'Deleted', generation: 3 })
  })

  test('that nothing was heard of for ten minutes is: its cluster may be gone', async () => {
    const id = await createLeaving()
    await api.db
      .update(storeSpecs)
      .set({ createdAt: sql`now() - interval '11 minutes'` })
      .where(eq(storeSpecs.storeId, id))
    expect((await api.admin.post(`/stores/${id}/abandon`)).status).toBe(202)
    expect(await rows.read(id)).toMatchObject({ act: 'abandon', desiredState: 'absent' })
  })

  test.each(['retry', 'adopt', 'upgrade', 'rollback'])('ends %s', async (path) => {
    const id = await createLeaving()
    expectProblem(await api.admin.post(`/stores/${id}/${path}`), 'STORE_DELETED')
    await rows.becomeDeleted(id)
    expectProblem(await api.admin.post(`/stores/${id}/${path}`), 'STORE_DELETED')
    expectProblem(await api.admin.post(`/stores/${id}/abandon`), 'STORE_DELETED')
  })
})

test.each(['upgrade', 'rollback', 'retry', 'adopt', 'abandon'])('%s of no store is refused', async (path) => {
  expectProblem(await api.admin.post(`/stores/00000000/${path}`), 'NOT_FOUND')
})

test.each(['{"accept_data_loss":"yes"}', '{"accept_data":true}', 'null', '[]'])(
  'a retry with %s is refused',
  async (body) => {
    const id = await createBlocked('DataLost')
    expectProblem(await api.admin.post(`/stores/${id}/retry`, body), 'VALIDATION_FAILED')
  },
)
