import type { Store } from '@storeyard/core/contract/stores'
import { orAbsent } from '@storeyard/core/kube/errors'
import { readMetric } from '../../scripts/lib/readMetric.ts'
import { problemOf } from '../e2e/harness/api.ts'
import { ask } from './harness/asks.ts'
import { untilTrue } from './harness/hands.ts'
import { testRows } from './harness/rows.ts'
import { apiOf } from './harness/stores.ts'
import type { System } from './harness/system.ts'

/** What the cluster holds of a store: its namespace and the revisions of its release. */
async function holdingsOf({ admin }: System, { namespace }: Store): Promise<string> {
  const space = await orAbsent(admin.core.readNamespace({ name: namespace }))
  if (!space) return 'nothing'
  const { items } = await admin.core.listNamespacedSecret({ namespace, labelSelector: 'owner=helm' })
  return `${space.metadata?.uid} ${items.map(({ metadata }) => `${metadata?.uid}/${metadata?.resourceVersion}`).sort()}`
}

/** The database as it is now, as a second one. */
const copyDatabase = (system: System) =>
  system.withDatabaseAlone(async (ask, name) => {
    await ask(`create database old template ${name}`)
  })

/** The copy takes the place of the database. */
async function bringBack(system: System): Promise<void> {
  await system.withDatabaseAlone(async (ask, name) => {
    await ask(`drop database ${name}`)
    await ask(`alter database old rename to ${name}`)
  })
  await Promise.all([...system.running('api'), ...system.running('worker')].map((service) => service.ready()))
}

testRows('restore', { workers: 1, ownPostgres: true }, [
  {
    name: 'old-dump',
    injection: 'an old copy of the database comes back over stores that are unchanged, changed, deleted and made since',
    expected: 'nothing is removed or taken back: what is newer is blocked and named, what has no row is shown',
    boundSeconds: 60,
    guard: "a release's generation and spec are held against the row's",
    alone: true,
    run: async ({ system, stores, recovering }) => {
      const [same, changed, deleted] = await Promise.all(
        ['same', 'changed', 'deleted'].map((label) => stores.createReady(label)),
      )
      if (!same || !changed || !deleted) throw new Error('a store is missing')
      await copyDatabase(system)
      await system.one('api').ready()
      await apiOf(system).call('POST', `/stores/${changed.id}/retry`)
      await stores.until(changed, 'Ready at 2', (now) => now.status === 'Ready' && now.generation === 2, 40)
      await apiOf(system).remove(deleted.id)
      await stores.deleted(deleted, 40)
      const late = await apiOf(system).create({ store_name: `late-${system.run}` })
      await stores.ready(late)
      const before = await Promise.all([same, changed, late].map((store) => holdingsOf(system, store)))

      recovering()
      await bringBack(system)
      await stores.failed(changed, 'RowBehindCluster', 40)
      await stores.failed(deleted, 'DataLost', 40)
      const { port } = system.one('reconciler')
      await untilTrue(
        'the store without a row is shown',
        async () => {
          return (await readMetric(port, 'storeyard_reconciler_orphans')) > 0
        },
        20,
      )
      await stores.ready(same, 20)
      const after = await Promise.all([same, changed, late].map((store) => holdingsOf(system, store)))
      if (`${after}` !== `${before}`) throw new Error(`the cluster was changed: ${before} became ${after}`)
      return 'Ready; RowBehindCluster; DataLost; shown as an orphan'
    },
  },
  {
    name: 'old-dump-adopted',
    injection: 'an old copy of the database comes back over a store that was changed twice since; it is to be adopted',
    expected: 'RowBehindCluster, and no change is taken; adopted it is Ready above all generations of the cluster',
    boundSeconds: 30,
    guard: "an adoption lifts the row's generation above the release's",
    alone: true,
    run: async ({ system, stores, recovering }) => {
      const store = await stores.createReady('adopted')
      await copyDatabase(system)
      await system.one('api').ready()
      for (const generation of [2, 3]) {
        await ask(system, 'POST', `/stores/${store.id}/retry`)
        const isReady = (now: Store) => now.status === 'Ready' && now.generation === generation
        await stores.until(store, `Ready at ${generation}`, isReady, 40)
      }
      await bringBack(system)
      const { ways_out } = await stores.failed(store, 'RowBehindCluster', 40)
      if (!ways_out.includes('adopt')) throw new Error(`it offers only ${ways_out}`)
      const refused = problemOf(await apiOf(system).call('PATCH', `/stores/${store.id}`, { plan: 'medium' }))
      if (refused.code !== 'ROW_BEHIND_CLUSTER') throw new Error(`a change was answered ${refused.code}`)
      await ask(system, 'POST', `/stores/${store.id}/adopt`)
      recovering()
      const { generation } = await stores.ready(store, 40)
      if (generation <= 3) throw new Error(`it is Ready at generation ${generation}, which the cluster knew already`)
      return `RowBehindCluster, then Ready at generation ${generation}`
    },
  },
])
