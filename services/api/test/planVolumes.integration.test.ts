import type { PatchStore } from '@storeyard/core/contract/stores'
import { requestUpgrade } from '@storeyard/core/db/changeSpec'
import { patchStore } from '@storeyard/core/db/desired'
import { withEvents } from '@storeyard/core/db/events'
import type { Values } from '@storeyard/core/domain/spec'
import { expectProblem } from './support/problem.ts'
import { createRows } from './support/rows.ts'
import { startTestApi, type TestApi } from './support/testApi.ts'

// What the cluster says of the claims is given here; that the api asks it is tried on a real node.
let api: TestApi
const rows = createRows(() => api)
beforeAll(async () => {
  api = await startTestApi()
})

const platform = { address: { scheme: 'http' as const, port: 80 }, values: {} }
const fixed = [
  { name: 'wp-content', size: '5Gi' },
  { name: 'data-mariadb-0', size: '5Gi' },
]
const patch = (id: string, change: PatchStore, fixedClaims = fixed) =>
  withEvents(api.db, (unit) => patchStore(unit, { actor: 'key:test', storeId: id }, change, { platform, fixedClaims }))
const planEvent = async (id: string) => (await rows.events(id)).findLast(({ type }) => type === 'PlanChanged')

test('a plan with larger volumes is refused where they cannot grow, with the way to have it without', async () => {
  const { id } = await rows.create('fixed')
  await expect(patch(id, { plan: 'medium' })).rejects.toMatchObject({
    code: 'VOLUME_NOT_EXPANDABLE',
    message: expect.stringMatching(
      /wp-content from 5Gi to 20Gi and data-mariadb-0 from 5Gi to 20Gi.*keep_volumes: true/,
    ),
  })
  expect(await rows.read(id)).toMatchObject({ generation: 1, plan: 'small' })
})

test('with keep_volumes it is taken, and nothing is asked to grow', async () => {
  const { id } = await rows.create('kept')
  await patch(id, { plan: 'medium', keep_volumes: true })
  expect(await rows.spec(id, 2)).toMatchObject({ plan: 'medium', volumeSizes: { wpContent: '5Gi', mariadb: '5Gi' } })
  expect((await planEvent(id))?.message).toMatch(/its volumes keep 5Gi \(files\) and 5Gi \(database\)$/)
})

test('the word that they are not to grow holds through an upgrade and more pods, until a plan is asked for without it', async () => {
  const { id } = await rows.create('held', { plan: 'small' })
  const sizes = async () => {
    const { generation } = await rows.read(id)
    return [generation, (await rows.spec(id, generation)).volumeSizes?.wpContent]
  }
  await patch(id, { plan: 'medium', keep_volumes: true })
  await patch(id, { plan: 'medium', keep_volumes: true })
  expect(await sizes()).toEqual([2, '5Gi'])
  const upgraded = (values: Values) =>
    withEvents(api.db, (unit) =>
      requestUpgrade(
        unit,
        { actor: 'key:test', storeId: id },
        { platform: { ...platform, values }, chartVersion: undefined },
      ),
    )
  await upgraded({ wordpress: { env: 'staging' } })
  expect(await sizes()).toEqual([3, '5Gi'])
  await patch(id, { plan: 'medium' }, [])
  expect(await sizes()).toEqual([4, '20Gi'])
  expect((await planEvent(id))?.message).toBe(
    'The plan medium was asked for again; its volumes are to grow to 20Gi (files) and 20Gi (database)',
  )
})

test('a way back without a number passes over settings that differ in that word alone', async () => {
  const { id } = await rows.create('worded')
  await rows.becomeReady(id, 1)
  await patch(id, { plan: 'medium', keep_volumes: true })
  await rows.becomeReady(id, 2)
  await patch(id, { plan: 'medium' }, [])
  expect((await api.admin.post(`/stores/${id}/rollback`)).status).toBe(202)
  const asked = (await rows.events(id)).findLast(({ type }) => type === 'RollbackRequested')
  expect(asked?.data).toMatchObject({ to_generation: 1 })
})

test('it goes with a plan', async () => {
  const { id } = await rows.create('planless')
  const answer = await api.admin.patch(`/stores/${id}`, { wordpress_replicas: 2, keep_volumes: true })
  expect(expectProblem(answer, 'VALIDATION_FAILED').errors).toEqual([
    { field: 'keep_volumes', message: 'goes with a plan: give that too, the present one or another' },
  ])
})

test('where one of them can grow, the other is named', async () => {
  const { id } = await rows.create('half')
  await expect(patch(id, { plan: 'medium' }, fixed.slice(1))).rejects.toThrow(/the volume data-mariadb-0 from 5Gi/)
})

test('where nobody knows, the change is taken', async () => {
  const { id } = await rows.create('unknown')
  await patch(id, { plan: 'medium' }, [])
  expect((await planEvent(id))?.message).toMatch(/its volumes are to grow to 20Gi \(files\) and 20Gi \(database\)$/)
})

test('a smaller plan keeps the volumes and says so; the growth that was in vain before is no obstacle', async () => {
  const { id } = await rows.create('smaller', { plan: 'large' })
  // As they were made before the class was changed for one that lets none grow.
  await patch(id, { plan: 'small' })
  expect(await rows.spec(id, 2)).toMatchObject({ volumeSizes: { wpContent: '50Gi', mariadb: '50Gi' } })
  expect((await planEvent(id))?.message).toBe(
    'The plan was changed from large to small; its volumes keep 50Gi (files) and 50Gi (database)',
  )
})
