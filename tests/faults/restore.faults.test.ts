import type { Store } from '@storeyard/core/contract/stores'
import { orAbsent } from '@storeyard/core/kube/errors'
import { readMetric } from '../e2e/harness/metrics.ts'
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
      await system.withDatabaseAlone(async (ask, name) => {
        await ask(`create database old template ${name}`)
      })
      await system.one('api').ready()
      await apiOf(system).call('POST', `/stores/${changed.id}/retry`)
      await stores.until(changed, 'Ready at 2', (now) => now.status === 'Ready' && now.generation === 2, 40)
      await apiOf(system).remove(deleted.id)
      await stores.deleted(deleted, 40)
      const late = await apiOf(system).create({ store_name: `late-${system.run}` })
      await stores.ready(late)
      const before = await Promise.all([same, changed, late].map((store) => holdingsOf(system, store)))

      await system.withDatabaseAlone(async (ask, name) => {
        await ask(`drop database ${name}`)
        await ask(`alter database old rename to ${name}`)
      })
      recovering()
      await Promise.all([...system.running('api'), ...system.running('worker')].map((service) => service.ready()))
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
])
