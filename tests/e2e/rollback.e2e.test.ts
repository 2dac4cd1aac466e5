import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type Generation, GenerationPage, type Store } from '@storeyard/core/contract/stores'
import { findDaemon, stopDaemon } from '@storeyard/local-node/machine/daemon'
import { waitFor } from '@storeyard/local-node/machine/wait'
import { parse, stringify } from 'yaml'
import { readMetric } from '../../scripts/lib/readMetric.ts'
import { createApi } from './harness/api.ts'
import { expectOnce } from './harness/once.ts'
import { endPart, up } from './harness/parts.ts'
import { startSecondApi } from './harness/secondApi.ts'
import { createStores, shows } from './harness/stores.ts'
import { openSystem, report, secondsSince } from './harness/system.ts'
import { showsPicture, signIn, visit } from './harness/wordpress.ts'

// Ways back: those a person asks for, and those the platform takes by itself when a change fails.
const system = await openSystem()
const { settings, api, kube } = system
const stores = createStores(api)
const values = parse(readFileSync(settings.paths.values, 'utf8'))
const folder = mkdtempSync(join(tmpdir(), 'storeyard-e2e-'))

/** An api whose operator's values file names images that are nowhere. */
async function startApiWith(name: string, images: Record<string, string>) {
  const valuesFile = join(folder, `${name}.yaml`)
  writeFileSync(valuesFile, stringify({ ...values, images: { ...values.images, ...images } }))
  const daemon = await startSecondApi(system, join(folder, name), { STORE_VALUES_FILE: valuesFile })
  return { ...daemon, api: createApi(settings, daemon.port) }
}
const tag = `missing-${Date.now()}`
const seconds = [
  await startApiWith('wordpress', { wordpress: `docker.io/storeyard/wordpress:${tag}` }),
  await startApiWith('mariadb', { mariadb: `docker.io/storeyard/mariadb:${tag}` }),
]

let made: Store[]
let kept: { link: string; path: string }[]
beforeAll(async () => {
  made = await stores.ready([await stores.create('back-0'), await stores.create('back-1')])
  kept = await Promise.all(
    made.map(async (store) => {
      const owner = await signIn(api, store)
      const { link } = await owner.publish({ title: 'Kept', content: 'Still here', status: 'publish' })
      return { link: new URL(link).pathname, path: (await owner.upload('kept')).path }
    }),
  )
}, 300_000)

afterAll(async () => {
  await up(system)
  await stores.removeAll()
  for (const { pidDir, name } of seconds) {
    await stopDaemon(pidDir, name)
    expect(findDaemon(pidDir, name)).toBeNull()
  }
  rmSync(folder, { recursive: true })
}, 300_000)

const claimsOf = async ({ namespace }: Store) =>
  (await kube.core.listNamespacedPersistentVolumeClaim({ namespace })).items
    .map(({ metadata, spec, status }) => ({
      name: metadata?.name,
      uid: metadata?.uid,
      asked: spec?.resources?.requests?.storage,
      size: status?.capacity?.storage,
    }))
    .sort((a, b) => `${a.name}`.localeCompare(`${b.name}`))

async function expectContent(): Promise<void> {
  for (const [index, store] of made.entries()) {
    const { link = '', path = '' } = kept[index] ?? {}
    await waitFor('the picture to be shown', () => showsPicture(store, path), { deadlineMs: 30_000 })
    expect((await visit(store, link)).body).toContain('Still here')
    await expectOnce(system, store)
  }
}

const post = async (from: typeof api, { id }: Store, act: string) => {
  const answer = await from.call('POST', `/stores/${id}/${act}`, {})
  expect(answer).toMatchObject({ status: 202 })
}

/** What WordPress is given by its plan, as its pod has it. */
const memoryOf = async ({ namespace }: Store) =>
  (await kube.core.listNamespacedPod({ namespace, labelSelector: 'app.kubernetes.io/name=wordpress' })).items.map(
    ({ spec }) => spec?.containers.find(({ name }) => name === 'wordpress')?.resources?.limits?.memory,
  )

test('a larger plan and the way back: Ready each time, on the same volumes with the same content', async () => {
  const [store] = made
  if (!store) throw new Error('the store is not there')
  const before = { claims: await claimsOf(store), memory: await memoryOf(store) }
  expect(await api.patch(store.id, { plan: 'medium', keep_volumes: true })).toMatchObject({
    status: 'Updating',
    generation: 2,
  })
  await stores.ready([store])
  expect(await memoryOf(store)).toEqual(['1Gi'])
  await post(api, store, 'rollback')
  expect((await stores.ready([store]))[0]).toMatchObject({ plan: 'small', generation: 3, reason: null })
  expect({ claims: await claimsOf(store), memory: await memoryOf(store) }).toEqual(before)
  expect(before.memory).not.toEqual(['1Gi'])
  await expectContent()
}, 300_000)

test('a change to an image that cannot be had goes back by itself after the deadline, and is not tried again', async () => {
  const before = await Promise.all(made.map(claimsOf))
  const asked = await Promise.all(made.map(({ id }) => api.get(id)))
  const since = performance.now()
  await Promise.all(made.map((store, index) => post(seconds[index]?.api ?? api, store, 'upgrade')))
  await Promise.all(made.map((store) => shows(api, store, 'Updating', 'ImagePull', 60_000)))
  await Promise.all(made.map((store) => shows(api, store, 'Ready', 'RolledBack', 300_000)))
  report(`went back and Ready ${secondsSince(since)} s after the change`)
  await expectContent()
  expect(await Promise.all(made.map(claimsOf))).toEqual(before)

  // A reconciler that starts looks at all rows.
  await endPart(system, 'reconciler', 'SIGTERM')
  await up(system)
  const sweeps = () => readMetric(settings.ports.reconcilerHealth, 'storeyard_reconciler_sweeps_total', { rows: 'all' })
  await waitFor('all rows to be compared', async () => (await sweeps()) >= 1, { deadlineMs: 90_000, everyMs: 250 })
  for (const [index, store] of made.entries()) {
    const failed = (asked[index]?.generation ?? 0) + 1
    expect(await api.get(store.id)).toMatchObject({ status: 'Ready', reason: 'RolledBack', generation: failed })
    const applied = (await api.events(store.id))
      .filter(({ type }) => type === 'Applied')
      .map(({ data }) => data.generation)
    expect(applied.slice(-2)).toEqual([failed, failed - 1])
    expect(applied.filter((generation) => generation === failed)).toHaveLength(1)
    const [newest, older] = await generationsOf(store)
    expect([newest?.failed, newest?.in_force, older?.in_force]).toEqual([true, false, true])
  }
}, 600_000)

const generationsOf = async ({ id }: Store): Promise<Generation[]> =>
  GenerationPage.parse((await api.call('GET', `/stores/${id}/generations`)).body).items
