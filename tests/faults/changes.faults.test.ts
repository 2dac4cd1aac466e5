import type { Store } from '@storeyard/core/contract/stores'
import { mariadbClaim, mariadbName, wordpressName } from '@storeyard/core/domain/marks'
import { orAbsent } from '@storeyard/core/kube/errors'
import { untilTrue } from './harness/hands.ts'
import { withValues } from './harness/otherApi.ts'
import { type Row, type RowTools, testRows } from './harness/rows.ts'
import { images } from './harness/stages.ts'
import { apiOf } from './harness/stores.ts'
import type { SystemOptions } from './harness/system.ts'

const upgrade = async ({ system }: RowTools, store: Store, options: SystemOptions) => {
  const { status } = await withValues(system, options, (port) =>
    apiOf(system, port).call('POST', `/stores/${store.id}/upgrade`),
  )
  if (status !== 202) throw new Error(`the upgrade was answered ${status}`)
}

const imagesOf = async ({ system }: RowTools, { namespace }: Store) => {
  const wordpress = await system.admin.apps.readNamespacedDeployment({ namespace, name: wordpressName })
  const mariadb = await system.admin.apps.readNamespacedStatefulSet({ namespace, name: mariadbName })
  return [wordpress, mariadb].map(({ spec }) => spec?.template.spec?.containers[0]?.image).join()
}

/** One that a person put into a store's namespace, and that never comes up. */
const podOfOthers = {
  metadata: { name: 'notes' },
  spec: {
    securityContext: { runAsNonRoot: true, seccompProfile: { type: 'RuntimeDefault' } },
    containers: [
      {
        name: 'notes',
        image: images.missing,
        securityContext: { allowPrivilegeEscalation: false, capabilities: { drop: ['ALL'] } },
      },
    ],
  },
}

/** Bad changes of a Ready store: each ends at the settings that were Ready before. */
const rolledBack = (name: string, injection: string, bad: readonly SystemOptions[]): Row => ({
  name,
  injection,
  expected: 'back at its last Ready settings by itself, and the reason is shown',
  boundSeconds: 60,
  guard: 'a failed change goes back to the last spec that was Ready',
  run: async (tools) => {
    const { stores, recovering } = tools
    const store = await stores.createReady(name)
    const before = await imagesOf(tools, store)
    for (const options of bad) {
      await upgrade(tools, store, options)
      recovering()
      await stores.until(
        store,
        'rolled back',
        ({ status, reason, generation }) => status === 'Ready' && reason === 'RolledBack' && generation > 1,
        60,
      )
    }
    if ((await imagesOf(tools, store)) !== before) throw new Error('the images are others')
    return 'Ready with RolledBack, the images as before'
  },
})

testRows('changes', { workers: 1 }, [
  rolledBack('upgrade-bad-wordpress', 'an upgrade to a WordPress image that is not there', [
    { images: { wordpress: images.missing } },
  ]),
  rolledBack('upgrade-bad-mariadb', 'an upgrade to a MariaDB image that is not there', [
    { images: { mariadb: images.missing } },
  ]),
  rolledBack('upgrade-bad-thrice', 'three bad changes in a row', [
    { images: { wordpress: images.missing } },
    { images: { mariadb: images.missing } },
    { images: { wordpress: images.missing, mariadb: images.missing } },
  ]),
  {
    name: 'loss-accepted',
    injection: 'the namespace of a Ready store is deleted; an admin accepts the loss',
    expected: 'blocked with DataLost until then, made anew after it, Ready',
    boundSeconds: 40,
    guard: "an empty store is started on a person's word alone",
    run: async ({ system, stores, recovering }) => {
      const store = await stores.createReady('loss')
      await system.kubectl('delete', 'namespace', store.namespace)
      await stores.failed(store, 'DataLost', 30)
      const { status } = await apiOf(system).call('POST', `/stores/${store.id}/retry`, { accept_data_loss: true })
      if (status !== 202) throw new Error(`it was answered ${status}`)
      recovering()
      await stores.ready(store, 40)
      return 'Ready, made anew'
    },
  },
  {
    name: 'loss-accepted-early',
    injection:
      "MariaDB's claim is deleted while its pod holds it, beside a pod of somebody else's; an admin accepts the loss before it is gone",
    expected:
      "DataLost is found while the claim is going; made anew on a new claim by new pods, Ready; the other's pod stays",
    boundSeconds: 60,
    guard: 'pods of the old volumes are removed before anything is taken for ready',
    run: async ({ system, stores, recovering }) => {
      const store = await stores.createReady('loss-early')
      const { namespace } = store
      const { core } = system.admin
      const podsOf = async () =>
        (await core.listNamespacedPod({ namespace })).items.map(({ metadata }) => metadata?.uid)
      const before = await podsOf()
      const { metadata: foreign } = await core.createNamespacedPod({ namespace, body: podOfOthers })
      const claim = { namespace, name: mariadbClaim }
      const { metadata } = await core.readNamespacedPersistentVolumeClaim(claim)
      await system.kubectl('delete', 'persistentvolumeclaim', mariadbClaim, '--namespace', namespace, '--wait=false')
      await stores.failed(store, 'DataLost', 30)
      const { status } = await apiOf(system).call('POST', `/stores/${store.id}/retry`, { accept_data_loss: true })
      if (status !== 202) throw new Error(`it was answered ${status}`)
      recovering()
      await stores.ready(store, 60)
      const after = await podsOf()
      if (after.some((uid) => before.includes(uid))) throw new Error('a pod of the lost data is still there')
      if (!after.includes(foreign?.uid)) throw new Error("somebody else's pod was removed")
      const now = await core.readNamespacedPersistentVolumeClaim(claim)
      if (now.metadata?.uid === metadata?.uid) throw new Error('the claim is the one that was deleted')
      return 'Ready on a new claim'
    },
  },
  {
    name: 'abandoned',
    injection: 'a namespace that somebody else holds blocks a store; an admin gives it up',
    expected: 'Deleted; nothing in the namespace is touched',
    boundSeconds: 30,
    guard: 'what is given up is left as it is',
    run: async ({ system, stores, recovering }) => {
      const store = await stores.createReady('abandoned')
      const { namespace } = store
      await system.kubectl('label', 'namespace', namespace, 'app.kubernetes.io/managed-by=somebody', '--overwrite')
      await stores.failed(store, 'ForeignNamespace', 40)
      const { status } = await apiOf(system).call('POST', `/stores/${store.id}/abandon`)
      if (status !== 202) throw new Error(`it was answered ${status}`)
      recovering()
      await untilTrue('it is given up', async () => (await stores.read(store.id)).status === 'Deleted', 20)
      const found = await orAbsent(system.admin.core.readNamespace({ name: namespace }))
      if (!found || found.metadata?.deletionTimestamp) throw new Error('the namespace was removed')
      await system.kubectl('delete', 'namespace', namespace)
      return 'Deleted, the namespace was left'
    },
  },
])
