import type { Store } from '@storeyard/core/contract/stores'
import { mariadbName, wordpressName } from '@storeyard/core/domain/marks'
import { waitFor } from '@storeyard/local-node/machine/wait'
import { Redis } from 'ioredis'
import { readMetric } from '../../scripts/lib/readMetric.ts'
import { problemOf } from './harness/api.ts'
import { expectOnce } from './harness/once.ts'
import { endPart, environmentOf, partOf, up } from './harness/parts.ts'
import { descendantsOf } from './harness/processes.ts'
import { createStores, hasEvent } from './harness/stores.ts'
import { openSystem, report, secondsSince } from './harness/system.ts'
import { showsPicture, signIn } from './harness/wordpress.ts'

const system = await openSystem()
const { api, kube } = system
const stores = createStores(api)
afterAll(async () => {
  await up(system)
  await stores.removeAll()
}, 300_000)

async function expectReadyOnce(made: readonly Store[], since: number): Promise<void> {
  const ready = await stores.ready(made)
  report(`Ready ${secondsSince(since)} s after the fault`)
  await Promise.all(ready.map((store) => expectOnce(system, store)))
}

describe('a part that fails loses no store and doubles none', () => {
  // The one before may have failed with its part down.
  beforeEach(() => up(system), 120_000)

  test('the worker is killed while helm runs', async () => {
    const worker = partOf(system, 'worker')
    const store = await stores.create('worker')
    await waitFor('helm to run', () => descendantsOf(worker.pid).length > 0, { deadlineMs: 30_000, everyMs: 5 })
    await endPart(system, 'worker', 'SIGKILL')
    const since = performance.now()
    await up(system)
    await expectReadyOnce([store], since)
  }, 300_000)

  test('the reconciler is killed while a store starts', async () => {
    const store = await stores.create('reconciler')
    await waitFor('it to be applied', () => hasEvent(api, store, 'Applied'), { deadlineMs: 60_000 })
    await endPart(system, 'reconciler', 'SIGKILL')
    const since = performance.now()
    await up(system)
    await expectReadyOnce([store], since)
  }, 300_000)

  test('all of Redis is flushed with three stores on the way', async () => {
    const made = await Promise.all(['flush-0', 'flush-1', 'flush-2'].map((label) => stores.create(label)))
    const redis = new Redis(environmentOf(system, 'worker').REDIS_URL ?? '')
    await redis.flushall()
    await redis.quit()
    await expectReadyOnce(made, performance.now())
  }, 300_000)

  test('a store that is asked for while Redis is away is accepted, and made when it is back', async () => {
    await endPart(system, 'redis', 'SIGKILL')
    const store = await stores.create('redis')
    const since = performance.now()
    await up(system)
    await expectReadyOnce([store], since)
  }, 300_000)

  test('Postgres is away for 20 s while a store is on its way', async () => {
    const store = await stores.create('postgres')
    await endPart(system, 'postgres', 'SIGINT')
    const since = performance.now()
    // The time without it is what is tried here.
    await waitFor('20 s without Postgres', () => performance.now() - since >= 20_000, { deadlineMs: 30_000 })
    const refused = await api.call('POST', '/stores', { store_name: `refused-${stores.run}` })
    expect(problemOf(refused)).toEqual({ status: 503, code: 'UNAVAILABLE' })
    await up(system)
    await expectReadyOnce([store], since)
  }, 300_000)
})

describe('what hands do to a Ready store is put back', () => {
  let store: Store
  beforeAll(async () => {
    await up(system)
    store = await stores.createReady('drift')
  }, 300_000)

  const repairs = () =>
    readMetric(system.settings.ports.reconcilerHealth, 'storeyard_reconciler_found_total', { repair: 'true' })

  const helmRuns = () => readMetric(system.settings.ports.workerHealth, 'storeyard_worker_helm_running')

  /** Does it, waits until it is undone, and looks that the repair was counted. */
  const repaired = async (what: string, harm: () => Promise<unknown>, isBack: () => Promise<boolean>) => {
    const before = await repairs()
    await harm()
    const since = performance.now()
    await waitFor(what, isBack, { deadlineMs: 90_000, everyMs: 250 })
    report(`${what} after ${secondsSince(since)} s`)
    expect(await repairs()).toBeGreaterThan(before)
    // What it puts back stands before helm has finished its record.
    await waitFor('helm to be done', async () => (await helmRuns()) === 0, { deadlineMs: 60_000, everyMs: 250 })
    await stores.ready([store])
    await expectOnce(system, store)
  }

  test('a deleted Service', async () => {
    const { namespace } = store
    const before = await kube.core.readNamespacedService({ namespace, name: mariadbName })
    const harm = () => kube.core.deleteNamespacedService({ namespace, name: mariadbName })
    await repaired('the Service is back', harm, async () => {
      const { items } = await kube.core.listNamespacedService({ namespace })
      return items.some(({ metadata }) => metadata?.name === mariadbName && metadata.uid !== before.metadata?.uid)
    })
  }, 200_000)

  test('a Deployment scaled to none', async () => {
    const { namespace } = store
    const harm = () => system.kubectl('scale', 'deployment', wordpressName, '--replicas=0', '--namespace', namespace)
    await repaired('it is scaled back', harm, async () => {
      const { spec } = await kube.apps.readNamespacedDeployment({ namespace, name: wordpressName })
      return spec?.replicas === 1
    })
  }, 200_000)

  test('a Service with another port, which no apply can mend', async () => {
    const { namespace } = store
    const port = '[{"op":"replace","path":"/spec/ports/0/port","value":8099}]'
    const harm = () =>
      system.kubectl('patch', 'service', wordpressName, '--namespace', namespace, '--type=json', '--patch', port)
    await repaired('the port is back', harm, async () => {
      const { items } = await kube.core.listNamespacedService({ namespace })
      return items.some(({ metadata, spec }) => metadata?.name === wordpressName && spec?.ports?.[0]?.port === 80)
    })
  }, 200_000)

  test('a release that was uninstalled, with the claims and what is on them as they were', async () => {
    const { namespace } = store
    const claims = async () =>
      (await kube.core.listNamespacedPersistentVolumeClaim({ namespace })).items.map(({ metadata }) => metadata?.uid)
    const before = await claims()
    const picture = await (await signIn(api, store)).upload('kept')
    const harm = () => system.helm('uninstall', store.helm_release, '--namespace', namespace)
    await repaired('it is installed again', harm, async () => {
      const { items } = await kube.apps.listNamespacedDeployment({ namespace })
      return items.length === 1
    })
    expect(await claims()).toEqual(before)
    await waitFor('the picture to be shown', () => showsPicture(store, picture.path), { deadlineMs: 60_000 })
  }, 200_000)
})
