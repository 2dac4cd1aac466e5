import type { Store } from '@storeyard/core/contract/stores'
import { credentialsName, mariadbClaim, wordpressName } from '@storeyard/core/domain/marks'
import { orAbsent } from '@storeyard/core/kube/errors'
import { untilTrue } from './harness/hands.ts'
import { type RowTools, testRows } from './harness/rows.ts'

const claimsOf = async ({ system }: RowTools, { namespace }: Store) =>
  (await system.admin.core.listNamespacedPersistentVolumeClaim({ namespace })).items
    .map(({ metadata }) => `${metadata?.name} ${metadata?.uid}`)
    .sort()
    .join()

testRows('hands', { workers: 1 }, [
  {
    name: 'uninstalled',
    injection: 'helm uninstall by hand',
    expected: 'installed again with the claims as they were, Ready',
    boundSeconds: 40,
    guard: 'claims are kept by helm, and a sealed store is never started empty',
    run: async (tools) => {
      const { system, stores, recovering } = tools
      const store = await stores.createReady('uninstalled')
      const before = await claimsOf(tools, store)
      await system.helm('uninstall', store.helm_release, '--namespace', store.namespace)
      recovering()
      await untilTrue(
        'its Deployment is back',
        async () => {
          const { namespace } = store
          return (
            (await orAbsent(system.admin.apps.readNamespacedDeployment({ namespace, name: wordpressName }))) !== null
          )
        },
        30,
      )
      await stores.ready(store, 30)
      if ((await claimsOf(tools, store)) !== before) throw new Error('the claims are others')
      return 'Ready on the same claims'
    },
  },
  {
    name: 'namespace-deleted',
    injection: 'kubectl delete namespace of a Ready store',
    expected: 'blocked with DataLost; no empty shop answers in its place',
    boundSeconds: 30,
    guard: 'a sealed store whose namespace is gone is blocked',
    run: async ({ system, stores, recovering }) => {
      const store = await stores.createReady('lost')
      await system.kubectl('delete', 'namespace', store.namespace)
      recovering()
      await stores.failed(store, 'DataLost', 30)
      const left = await orAbsent(system.admin.core.readNamespace({ name: store.namespace }))
      if (left) throw new Error('the namespace was made again')
      return 'Failed with DataLost, nothing made'
    },
  },
  {
    name: 'claim-deleted',
    injection: "MariaDB's claim and pod are deleted; Kubernetes makes an empty claim in its place",
    expected: 'blocked with DataLost',
    boundSeconds: 40,
    guard: "the claims' UIDs are those of the seal",
    run: async ({ system, stores, recovering }) => {
      const store = await stores.createReady('claim')
      const { namespace } = store
      await system.kubectl('delete', 'pvc', mariadbClaim, '--wait=false', '--namespace', namespace)
      await system.kubectl('delete', 'pod', 'mariadb-0', '--namespace', namespace)
      recovering()
      await stores.failed(store, 'DataLost', 40)
      return 'Failed with DataLost'
    },
  },
  {
    name: 'secret-deleted',
    injection: 'the Secret is deleted, then both pods',
    expected: 'made again, both pods rolled with its UID, Ready',
    boundSeconds: 60,
    guard: 'the rolling look for missing Secrets',
    run: async ({ system, stores, recovering }) => {
      const store = await stores.createReady('secret')
      const { namespace } = store
      await system.kubectl('delete', 'secret', credentialsName, '--namespace', namespace)
      await system.kubectl('delete', 'pods', '--all', '--namespace', namespace)
      recovering()
      await untilTrue(
        'the Secret is back',
        async () => {
          return (await orAbsent(system.admin.core.readNamespacedSecret({ namespace, name: credentialsName }))) !== null
        },
        50,
      )
      const { metadata } = await system.admin.core.readNamespacedSecret({ namespace, name: credentialsName })
      await untilTrue(
        'the pods know it',
        async () => {
          const { items } = await system.admin.core.listNamespacedPod({ namespace })
          return (
            items.length === 2 &&
            items.every((pod) => pod.metadata?.annotations?.['storeyard.io/credentials-uid'] === metadata?.uid)
          )
        },
        40,
      )
      await stores.ready(store, 20)
      return 'Ready with the new Secret'
    },
  },
])
