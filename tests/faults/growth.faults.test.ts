import type { Store } from '@storeyard/core/contract/stores'
import { mariadbClaim, wpContentClaim } from '@storeyard/core/domain/marks'
import { orExists } from '@storeyard/core/kube/errors'
import { storageClass } from '@storeyard/local-node/node/settings'
import { problemOf } from '../e2e/harness/api.ts'
import { ask } from './harness/asks.ts'
import { untilTrue } from './harness/hands.ts'
import { withValues } from './harness/otherApi.ts'
import { type RowTools, testRows } from './harness/rows.ts'
import { apiOf } from './harness/stores.ts'

const growing = 'faults-growing'

/** A Ready store whose volumes may grow: the local node's class forbids it, one like it allows it. */
async function createGrowing({ system, stores }: RowTools, label: string): Promise<Store> {
  const { storage } = system.admin
  const local = await storage.readStorageClass({ name: storageClass })
  await orExists(
    storage.createStorageClass({ body: { ...local, metadata: { name: growing }, allowVolumeExpansion: true } }),
  )
  const values = {
    wordpress: { storage: { className: growing } },
    mariadb: { storage: { className: growing } },
  }
  return stores.ready(await withValues(system, { values }, (port) => stores.create(label, {}, port)))
}

/** What the plan decides about in the cluster: sizes, with the claims that have them, and the settings of the pods. */
async function measure({ system }: RowTools, { namespace }: Store) {
  const { core } = system.admin
  const [wpContent, mariadb, quota, config] = await Promise.all([
    core.readNamespacedPersistentVolumeClaim({ namespace, name: wpContentClaim }),
    core.readNamespacedPersistentVolumeClaim({ namespace, name: mariadbClaim }),
    core.readNamespacedResourceQuota({ namespace, name: 'store' }),
    core.readNamespacedConfigMap({ namespace, name: 'wordpress-config' }),
  ])
  return {
    sizes: [wpContent, mariadb].map(({ spec }) => spec?.resources?.requests?.storage).join(),
    claims: [wpContent, mariadb].map(({ metadata }) => metadata?.uid).join(),
    quota: quota.spec?.hard?.['requests.storage'],
    settings: JSON.stringify(config.data),
  }
}

/** Ready and applied: pods may be ready before the worker has done the last of it. */
async function readyAt({ stores }: RowTools, store: Store, generation: number): Promise<Store> {
  const isReady = (now: Store) => now.status === 'Ready' && now.generation === generation && now.reason === null
  const ready = await stores.until(store, `Ready at ${generation}`, isReady, 40)
  const isApplied = async () =>
    (await stores.events(store)).some(({ type, data }) => type === 'Applied' && data.generation === generation)
  await untilTrue(`generation ${generation} is applied`, isApplied, 10)
  return ready
}

function expectSame<T>(what: string, found: T, wanted: T): void {
  if (found !== wanted) throw new Error(`${what}: ${found}, not ${wanted}`)
}

testRows('growth', { workers: 1 }, [
  {
    name: 'plan-grown',
    injection: 'PATCH from small to large, on a class that lets volumes grow',
    expected: 'the same claims ask for more, the quota has room for them, Ready',
    boundSeconds: 30,
    guard: 'claims grow beside the chart',
    run: async (tools) => {
      const store = await createGrowing(tools, 'grown')
      const before = await measure(tools, store)
      expectSame('sizes', before.sizes, '5Gi,5Gi')
      await ask(tools.system, 'PATCH', `/stores/${store.id}`, { plan: 'large' })
      tools.recovering()
      const { plan } = await readyAt(tools, store, 2)
      const after = await measure(tools, store)
      expectSame('plan', plan, 'large')
      expectSame('claims', after.claims, before.claims)
      expectSame('sizes', after.sizes, '50Gi,50Gi')
      expectSame('quota', after.quota, '250Gi')
      return 'Ready with 50Gi each, on the same claims'
    },
  },
  {
    name: 'volumes-not-grown',
    injection: "POST upgrade when the operator's values ask for larger volumes, on a class that lets none grow",
    expected:
      'a larger plan is refused; Ready after the upgrade, the volumes keep their sizes, and one event each says so',
    boundSeconds: 30,
    guard: 'a claim asks for more only where its class lets it',
    run: async (tools) => {
      const { system, stores, recovering } = tools
      const store = await stores.createReady('not-grown')
      const before = await measure(tools, store)
      const refused = problemOf(await apiOf(system).call('PATCH', `/stores/${store.id}`, { plan: 'large' }))
      expectSame('a larger plan', refused.code, 'VOLUME_NOT_EXPANDABLE')
      const storage = { storage: { size: '50Gi' } }
      await withValues(system, { values: { wordpress: storage, mariadb: storage } }, (port) =>
        apiOf(system, port).call('POST', `/stores/${store.id}/upgrade`),
      )
      recovering()
      await readyAt(tools, store, 2)
      // Applied again, it is no news.
      await ask(system, 'POST', `/stores/${store.id}/retry`)
      await readyAt(tools, store, 3)
      const after = await measure(tools, store)
      expectSame('sizes', after.sizes, '5Gi,5Gi')
      expectSame('claims', after.claims, before.claims)
      const told = (await stores.events(store)).filter(({ type }) => type === 'VolumeNotGrown')
      expectSame(
        'told of',
        told
          .map(({ data }) => data.claim)
          .sort()
          .join(),
        [mariadbClaim, wpContentClaim].sort().join(),
      )
      return `Ready; ${told[0]?.message}`
    },
  },
  {
    name: 'rollback-asked',
    injection: 'POST rollback to generation 1 while generation 2 is in force and Ready, and then without a number',
    expected: 'the settings of generation 1 as a new generation; then those of generation 2; Ready each time',
    boundSeconds: 40,
    guard: 'going back is a new generation with an older spec',
    run: async (tools) => {
      const { system, stores, recovering } = tools
      const store = await stores.createReady('back')
      const first = await measure(tools, store)
      await ask(system, 'PATCH', `/stores/${store.id}`, { plan: 'medium', keep_volumes: true })
      await readyAt(tools, store, 2)
      const second = await measure(tools, store)
      if (second.settings === first.settings) throw new Error('the plans do not differ')
      const unknown = problemOf(await apiOf(system).call('POST', `/stores/${store.id}/rollback`, { generation: 9 }))
      expectSame('a generation that is not there', unknown.code, 'GENERATION_NOT_FOUND')
      await ask(system, 'POST', `/stores/${store.id}/rollback`, { generation: 1 })
      recovering()
      expectSame('plan', (await readyAt(tools, store, 3)).plan, 'small')
      expectSame('settings', (await measure(tools, store)).settings, first.settings)
      await ask(system, 'POST', `/stores/${store.id}/rollback`, {})
      expectSame('plan', (await readyAt(tools, store, 4)).plan, 'medium')
      expectSame('settings', (await measure(tools, store)).settings, second.settings)
      return 'Ready at 3 with the settings of 1, at 4 with those of 2'
    },
  },
  {
    name: 'rollback-grown',
    injection: 'POST rollback to generation 1 after the plan, and with it the volumes, was grown',
    expected: 'the settings of the small plan on volumes that keep their sizes, and a quota with room for them; Ready',
    boundSeconds: 30,
    guard: 'no later spec asks for less than a volume has',
    run: async (tools) => {
      const { system } = tools
      const store = await createGrowing(tools, 'grown-back')
      const first = await measure(tools, store)
      await ask(system, 'PATCH', `/stores/${store.id}`, { plan: 'medium' })
      await readyAt(tools, store, 2)
      const grown = await measure(tools, store)
      expectSame('sizes', grown.sizes, '20Gi,20Gi')
      await ask(system, 'POST', `/stores/${store.id}/rollback`, { generation: 1 })
      tools.recovering()
      expectSame('plan', (await readyAt(tools, store, 3)).plan, 'small')
      const after = await measure(tools, store)
      expectSame('settings', after.settings, first.settings)
      expectSame('sizes', after.sizes, '20Gi,20Gi')
      expectSame('claims', after.claims, first.claims)
      expectSame('quota', after.quota, grown.quota)
      return 'Ready in the small plan with 20Gi each'
    },
  },
])
