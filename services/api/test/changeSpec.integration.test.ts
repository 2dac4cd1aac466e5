import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { chartVersions, stores } from '@storeyard/core/db/schema'
import { eq } from 'drizzle-orm'
import { expectProblem } from './support/problem.ts'
import { createRows } from './support/rows.ts'
import { startTestApi, type TestApi } from './support/testApi.ts'
import { makeTestFolder } from './support/testFolder.ts'

const valuesWith = async (version: number) => {
  const file = join(await makeTestFolder(), 'values.yaml')
  await writeFile(file, `images: { wordpress: "w:${version}", mariadb: "m:${version}" }\n`)
  return file
}

let api: TestApi
/** The same platform after its operator changed the values and a worker registered a newer chart. */
let later: TestApi
const rows = createRows(() => api)
beforeAll(async () => {
  api = await startTestApi({ env: { STORE_VALUES_FILE: await valuesWith(1) } })
})
const registerNewer = async () => {
  if (later) return
  await api.db.insert(chartVersions).values({ version: '2.0.0', digest: 'newer', archive: Buffer.from('chart') })
  const { databaseUrl: DATABASE_URL, redisUrl: REDIS_URL } = api
  later = await startTestApi({
    env: { STORE_VALUES_FILE: await valuesWith(2), DATABASE_URL, REDIS_URL },
    chartVersion: null,
  })
}
const asAdminLater = () => later.as({ authorization: `Bearer ${api.keys.admin}` })

describe('a plan', () => {
  test('is a new generation with the spec of that plan, the operator’s newest values and the chart as it was', async () => {
    const { id } = await rows.create('growing')
    await registerNewer()
    const { status, body } = await asAdminLater().patch(`/stores/${id}`, { plan: 'large', title: 'Label' })
    expect(status).toBe(200)
    expect(body).toMatchObject({ plan: 'large', title: 'Label', generation: 2, chart_version: '1.0.0' })
    expect(await rows.read(id)).toMatchObject({ plan: 'large', act: null })
    expect(await rows.spec(id, 2)).toMatchObject({
      chartVersion: '1.0.0',
      plan: 'large',
      volumeSizes: { wpContent: '50Gi', mariadb: '50Gi' },
      values: {
        store: { title: 'growing' },
        images: { wordpress: 'w:2' },
        wordpress: { apache: { maxRequestWorkers: 32 }, storage: { size: '5Gi' } },
        mariadb: { storage: { size: '5Gi' } },
      },
    })
    const events = await rows.events(id)
    expect(events.map(({ type }) => type)).toEqual(['Created', 'TitleChanged', 'PlanChanged'])
    expect(events[2]).toMatchObject({ actor: 'key:admin', data: { generation: 2, from: 'small', to: 'large' } })
  })

  test('that failed is no plan of the store: none of what comes later builds on it, and it can be asked for again', async () => {
    const { id } = await rows.create('too-big')
    await api.admin.patch(`/stores/${id}`, { plan: 'large' })
    const failed = {
      readyGeneration: 1,
      attemptGeneration: 2,
      failedGeneration: 2,
      attemptReason: 'RolledBack',
    } as const
    await api.db.update(stores).set(failed).where(eq(stores.id, id))
    expect((await api.admin.get(`/stores/${id}`)).body).toMatchObject({ plan: 'small', reason: 'RolledBack' })
    const named = async (plan: string) => (await api.admin.get(`/stores?name=too-big&plan=${plan}`)).body.items.length
    expect([await named('large'), await named('small')]).toEqual([0, 1])

    await registerNewer()
    const { body } = await asAdminLater().post(`/stores/${id}/upgrade`)
    expect(body).toMatchObject({ plan: 'small', generation: 3 })
    expect(await rows.spec(id, 3)).toMatchObject({
      plan: 'small',
      // Volumes may have grown already, and never shrink.
      volumeSizes: { wpContent: '50Gi', mariadb: '50Gi' },
    })
    await api.db.update(stores).set({ failedGeneration: 3 }).where(eq(stores.id, id))
    expect((await api.admin.patch(`/stores/${id}`, { plan: 'large' })).body).toMatchObject({
      plan: 'large',
      generation: 4,
    })
  })

  test('that the store has already changes nothing', async () => {
    const { id } = await rows.create('steady', { plan: 'medium' })
    expect((await api.admin.patch(`/stores/${id}`, { plan: 'medium' })).body.generation).toBe(1)
    expect(await rows.events(id)).toHaveLength(1)
  })

  test('takes back the word of an act that nobody has done yet', async () => {
    const { id } = await rows.create('changed-mind')
    await api.admin.post(`/stores/${id}/retry`)
    expect((await api.admin.patch(`/stores/${id}`, { plan: 'medium' })).status).toBe(200)
    expect(await rows.read(id)).toMatchObject({ generation: 3, act: null })
  })

  test('back to a smaller one keeps the volumes', async () => {
    const { id } = await rows.create('shrinking', { plan: 'large' })
    await api.admin.patch(`/stores/${id}`, { plan: 'small' })
    expect(await rows.spec(id, 2)).toMatchObject({
      volumeSizes: { wpContent: '50Gi', mariadb: '50Gi' },
      values: { quota: { storage: '250Gi' }, mariadb: { storage: { size: '50Gi' } } },
    })
  })

  test('ten changes at once are ten generations in a row, each of the one before', async () => {
    const { id } = await rows.create('busy')
    const plans = Array.from({ length: 10 }, (_, n) => (n % 2 ? 'large' : 'medium'))
    const answers = await Promise.all(plans.map((plan) => api.admin.patch(`/stores/${id}`, { plan })))
    expect(answers.map(({ status }) => status)).toEqual(Array(10).fill(200))
    const { generation, plan } = await rows.read(id)
    expect(await rows.spec(id, generation)).toMatchObject({ plan, volumeSizes: { mariadb: '50Gi' } })
  })
})

describe('an upgrade', () => {
  test('brings the newest chart and the operator’s values', async () => {
    const { id } = await rows.create('upgrading')
    const before = await rows.spec(id, 1)
    await registerNewer()
    const { status, body } = await asAdminLater().post(`/stores/${id}/upgrade`)
    expect(status).toBe(202)
    expect(body).toMatchObject({ generation: 2, chart_version: '2.0.0' })
    expect(await rows.spec(id, 2)).toMatchObject({ plan: 'small', values: { images: { wordpress: 'w:2' } } })
    expect((await rows.spec(id, 2)).values.wordpress).toEqual(before.values.wordpress)
    expect((await rows.events(id)).at(-1)).toMatchObject({
      type: 'UpgradeRequested',
      data: { generation: 2, to: '2.0.0' },
    })
  })

  test('goes to the chart that is named, also to an older one', async () => {
    await registerNewer()
    const { body } = await asAdminLater().post('/stores', { store_name: 'charted' })
    expect(body.chart_version).toBe('2.0.0')
    const answer = await asAdminLater().post(`/stores/${body.id}/upgrade`, { chart_version: '1.0.0' })
    expect(answer.body).toMatchObject({ generation: 2, chart_version: '1.0.0' })
    const none = await asAdminLater().post(`/stores/${body.id}/upgrade`, { chart_version: '9.9.9' })
    expect(expectProblem(none, 'CHART_NOT_FOUND').detail).toMatch(/2\.0\.0, 1\.0\.0/)
    expect((await rows.read(body.id)).generation).toBe(2)
  })

  test('of what is the newest changes nothing, unless that failed', async () => {
    await registerNewer()
    const { body } = await asAdminLater().post('/stores', { store_name: 'newest' })
    expect((await asAdminLater().post(`/stores/${body.id}/upgrade`)).body.generation).toBe(1)
    await rows.fail(body.id, 1)
    expect((await asAdminLater().post(`/stores/${body.id}/upgrade`)).body.generation).toBe(2)
  })
})

describe('a rollback', () => {
  /** Small, then large and never ready, then medium and ready. */
  const createWithHistory = async (name: string) => {
    const { id } = await rows.create(name)
    await rows.becomeReady(id, 1)
    await api.admin.patch(`/stores/${id}`, { plan: 'large' })
    await rows.fail(id, 2)
    await api.admin.patch(`/stores/${id}`, { plan: 'medium' })
    await rows.becomeReady(id, 3)
    return id
  }

  test('goes to the last generation seen ready before the newest; its volumes keep their sizes', async () => {
    const id = await createWithHistory('back')
    const { status, body } = await api.admin.post(`/stores/${id}/rollback`)
    expect(status).toBe(202)
    expect(body).toMatchObject({ generation: 4, plan: 'small' })
    const spec = await rows.spec(id, 4)
    expect(spec.values.wordpress).toEqual((await rows.spec(id, 1)).values.wordpress)
    expect(spec.volumeSizes).toEqual({ wpContent: '50Gi', mariadb: '50Gi' })
    expect((await rows.events(id)).filter(({ type }) => type === 'RollbackRequested')).toMatchObject([
      { actor: 'key:admin', data: { generation: 4, to_generation: 1 } },
    ])
  })

  test('of a failed change goes to what was ready before it', async () => {
    const { id } = await rows.create('failed-change')
    await rows.becomeReady(id, 1)
    await api.admin.patch(`/stores/${id}`, { plan: 'large' })
    await rows.fail(id, 2)
    expect((await api.admin.post(`/stores/${id}/rollback`, {})).body).toMatchObject({ generation: 3, plan: 'small' })
  })

  test('passes over generations with the very settings of now', async () => {
    const id = await createWithHistory('retried')
    await api.admin.post(`/stores/${id}/retry`)
    await rows.becomeReady(id, 4)
    expect((await api.admin.post(`/stores/${id}/rollback`)).body).toMatchObject({ generation: 5, plan: 'small' })
  })

  test('to a number of one’s choice', async () => {
    const id = await createWithHistory('chosen')
    expect((await api.admin.post(`/stores/${id}/rollback`, { generation: 1 })).body.plan).toBe('small')
    expectProblem(await api.admin.post(`/stores/${id}/rollback`, { generation: 4 }), 'NOTHING_TO_ROLL_BACK_TO')
    expectProblem(await api.admin.post(`/stores/${id}/rollback`, { generation: 99 }), 'GENERATION_NOT_FOUND')
    expectProblem(await api.admin.post(`/stores/${id}/rollback`, { generation: 2 }), 'GENERATION_NEVER_READY')
    expect((await rows.read(id)).generation).toBe(4)
  })

  test.each([0, 1.5, '1', 2 ** 31])('to %j is no number of a generation', async (generation) => {
    const { id } = await rows.create(`odd-${`${generation}`.replace('.', '-')}-${typeof generation}`)
    expectProblem(await api.admin.post(`/stores/${id}/rollback`, { generation }), 'VALIDATION_FAILED')
  })

  test('where nothing else was ever ready is refused', async () => {
    const { id } = await rows.create('young')
    expectProblem(await api.admin.post(`/stores/${id}/rollback`), 'NOTHING_TO_ROLL_BACK_TO')
    await rows.becomeReady(id, 1)
    expectProblem(await api.admin.post(`/stores/${id}/rollback`), 'NOTHING_TO_ROLL_BACK_TO')
  })

  test('asked for twice with one Idempotency-Key is one; another request with it is refused', async () => {
    const id = await createWithHistory('once')
    const ask = (path: string, body?: object) =>
      api.admin.post(`/stores/${id}/${path}`, body, { 'idempotency-key': `key-${id}` })
    const first = await ask('rollback')
    expect((await ask('rollback')).body).toEqual(first.body)
    expect((await rows.read(id)).generation).toBe(4)
    expectProblem(await ask('rollback', { generation: 1 }), 'IDEMPOTENCY_KEY_REUSED')
    expectProblem(await ask('upgrade'), 'IDEMPOTENCY_KEY_REUSED')
  })

  test('a key that served one store, or one act, serves no other', async () => {
    const [one, other] = [await rows.create('key-one'), await rows.create('key-other')]
    const ask = (id: string, path: string) =>
      api.admin.post(`/stores/${id}/${path}`, undefined, { 'idempotency-key': 'of-one' })
    expect((await ask(one.id, 'upgrade')).status).toBe(202)
    expectProblem(await ask(other.id, 'upgrade'), 'IDEMPOTENCY_KEY_REUSED')
    expectProblem(await ask(one.id, 'adopt'), 'IDEMPOTENCY_KEY_REUSED')
  })
})

test('a store that its cluster is ahead of takes no change until it is adopted', async () => {
  const { id } = await rows.create('behind')
  await rows.note(id, 1, 'RowBehindCluster')
  expectProblem(await api.admin.patch(`/stores/${id}`, { plan: 'large' }), 'ROW_BEHIND_CLUSTER')
  expectProblem(await api.admin.post(`/stores/${id}/upgrade`), 'ROW_BEHIND_CLUSTER')
  expectProblem(await api.admin.post(`/stores/${id}/rollback`), 'ROW_BEHIND_CLUSTER')
  expect((await rows.read(id)).generation).toBe(1)
  // What reaches no cluster can be changed all the same: a protection would else stay for good.
  expect((await api.admin.patch(`/stores/${id}`, { deletion_protection: true })).status).toBe(200)
  // The same reason of an older generation speaks of it no more.
  await api.admin.post(`/stores/${id}/retry`)
  expect((await api.admin.patch(`/stores/${id}`, { plan: 'large' })).status).toBe(200)
})

describe('generations', () => {
  test('tell who asked for what, and how it went, the newest first, page by page', async () => {
    const { id } = await rows.create('history')
    await rows.becomeReady(id, 1)
    await api.as({ authorization: `Bearer ${api.keys.operator}` }).patch(`/stores/${id}`, { plan: 'large' })
    await rows.fail(id, 2)
    const { status, body } = await api.admin.get(`/stores/${id}/generations`)
    expect(status).toBe(200)
    expect(body).toMatchObject({
      next_cursor: null,
      items: [
        {
          generation: 2,
          plan: 'large',
          change: 'PlanChanged',
          asked_by: 'key:operator',
          failed: true,
          was_ready: false,
        },
        {
          generation: 1,
          plan: 'small',
          change: 'Created',
          asked_by: 'key:admin',
          images: { wordpress: 'w:1', mariadb: 'm:1' },
          failed: false,
          was_ready: true,
        },
      ],
    })
    expect(body.items.map((one: { in_force: boolean }) => one.in_force)).toEqual([false, true])
    await api.admin.post(`/stores/${id}/retry`)
    const first = (await api.admin.get(`/stores/${id}/generations?limit=2`)).body
    const second = (await api.admin.get(`/stores/${id}/generations?limit=2&cursor=${first.next_cursor}`)).body
    const numbers = [...first.items, ...second.items].map(({ generation }: { generation: number }) => generation)
    expect(numbers).toEqual([3, 2, 1])
    expect(first.items[0]).toMatchObject({ change: 'RetryRequested', in_force: true })
    expect(second.next_cursor).toBeNull()
  })

  test('that were ready stay so when later ones were', async () => {
    const { id } = await rows.create('many')
    for (const [generation, plan] of [
      [1, 'medium'],
      [2, 'large'],
      [3, 'small'],
    ] as const) {
      await rows.becomeReady(id, generation)
      await api.admin.patch(`/stores/${id}`, { plan })
    }
    const { items } = (await api.admin.get(`/stores/${id}/generations`)).body
    expect(items.map((one: { was_ready: boolean }) => one.was_ready)).toEqual([false, true, true, true])
  })

  test.each(['limit=0', 'cursor=x', 'cursor=99999999999', 'page=1'])('a query of %s is refused', async (query) => {
    const { id } = await rows.create(`query-${query.replace(/\W/g, '-')}`)
    expectProblem(await api.admin.get(`/stores/${id}/generations?${query}`), 'VALIDATION_FAILED')
  })
})
