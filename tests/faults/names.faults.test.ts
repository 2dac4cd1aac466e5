import type { Store } from '@storeyard/core/contract/stores'
import { ingressName, storeIdLabel } from '@storeyard/core/domain/marks'
import { hasCode } from '@storeyard/core/kube/errors'
import { ask } from './harness/asks.ts'
import { helmAt, hold, serviceAt } from './harness/holds.ts'
import { testRows } from './harness/rows.ts'
import { apiOf } from './harness/stores.ts'
import type { System } from './harness/system.ts'
import { writeWebhook } from './harness/webhook.ts'

const service = (release: string, namespace: string) => ({
  metadata: {
    name: 'wordpress',
    labels: { 'app.kubernetes.io/managed-by': 'Helm' },
    annotations: { 'meta.helm.sh/release-name': release, 'meta.helm.sh/release-namespace': namespace },
  },
  spec: { ports: [{ port: 81 }] },
})

/** Takes what held it from an object, as somebody's controller does in the end. */
async function dropFinalizers(system: System, { namespace }: Store, name: string): Promise<void> {
  try {
    await system.kubectl(
      'patch',
      'configmap',
      name,
      '-n',
      namespace,
      '--type=json',
      '-p',
      '[{"op":"remove","path":"/metadata/finalizers"}]',
    )
  } catch (err) {
    if (!hasCode(err, 404)) throw err
  }
}

testRows('names', { workers: 1 }, [
  {
    name: 'namespace-foreign',
    injection: "a namespace of somebody else has the store's name",
    expected: 'blocked with ForeignNamespace; nothing in it is touched, by a deletion neither, which says so',
    boundSeconds: 20,
    guard: 'ownership is a label of our own, with the id',
    run: async ({ system, stores, recovering }) => {
      const held = hold(system, ({ path }) => path.startsWith('/api/v1/namespaces/foreign-'))
      const store = await stores.create('foreign')
      await held.reached
      const name = store.namespace
      await system.admin.core.createNamespace({ body: { metadata: { name, labels: { owner: 'somebody' } } } })
      const before = await system.admin.core.createNamespacedConfigMap({
        namespace: name,
        body: { metadata: { name: 'theirs' } },
      })
      held.release()
      recovering()
      await stores.failed(store, 'ForeignNamespace', 20)
      const after = await system.admin.core.readNamespacedConfigMap({ namespace: name, name: 'theirs' })
      if (after.metadata?.resourceVersion !== before.metadata?.resourceVersion)
        throw new Error('their object was changed')
      const { items } = await system.admin.core.listNamespacedSecret({ namespace: name })
      if (items.length > 0) throw new Error('a Secret was made in it')
      await ask(system, 'DELETE', `/stores/${store.id}`)
      await stores.deleted(store, 20)
      await stores.hasEvent(store, 'NamespaceLeft', 5)
      const { metadata } = await system.admin.core.readNamespace({ name })
      if (metadata?.deletionTimestamp) throw new Error('their namespace is being deleted')
      return 'Failed with ForeignNamespace, untouched; deleted, and the namespace left'
    },
  },
  {
    name: 'labels-removed',
    injection: "the labels are taken off a Ready store's namespace, and DELETE; they are put back later",
    expected: 'Deleting with ForeignNamespace, the shop and its name stay; Deleted once the labels are back',
    boundSeconds: 30,
    guard: 'what was applied is not forgotten with its label',
    run: async ({ system, stores, recovering }) => {
      const store = await stores.createReady('unlabelled')
      const { namespace } = store
      const label = (value: string) => system.kubectl('label', 'namespace', namespace, `${storeIdLabel}${value}`)
      await label('-')
      await ask(system, 'DELETE', `/stores/${store.id}`)
      await stores.until(store, 'blocked', (now) => now.reason === 'ForeignNamespace', 20)
      await system.admin.networking.readNamespacedIngress({ namespace, name: ingressName })
      await label(`=${store.id}`)
      recovering()
      await stores.deleted(store, 40)
      return 'ForeignNamespace, then Deleted'
    },
  },
  {
    name: 'object-foreign',
    injection: 'an object of the chart belongs to another release, and is given up later',
    expected: 'HelmFailed names it, it stays as it is; Ready once it is gone',
    boundSeconds: 25,
    guard: 'helm never takes over what is not its own',
    run: async ({ system, stores, recovering }) => {
      const held = hold(system, helmAt('owned', 'record'))
      const store = await stores.create('owned')
      await held.reached
      const { namespace } = store
      const made = await system.admin.core.createNamespacedService({ namespace, body: service('theirs', 'elsewhere') })
      held.release({ kind: 'answer', status: 500 })
      await stores.until(
        store,
        'naming it',
        ({ reason, message }) => reason === 'HelmFailed' && /theirs|ownership|invalid/.test(message ?? ''),
        25,
      )
      const now = await system.admin.core.readNamespacedService({ namespace, name: 'wordpress' })
      if (now.metadata?.resourceVersion !== made.metadata?.resourceVersion) throw new Error('their Service was changed')
      await system.admin.core.deleteNamespacedService({ namespace, name: 'wordpress' })
      recovering()
      await stores.ready(store, 30)
      return 'Ready once it was gone'
    },
  },
  {
    name: 'namespace-stuck',
    injection: 'a finalizer holds the namespace of a deleted store; its name is asked for again meanwhile',
    expected: 'the new store is Ready; the old one says what holds it, and is Deleted once it is let go',
    boundSeconds: 60,
    guard: 'the name is free when the Ingress is gone; finalizers are never stripped',
    run: async ({ system, stores, recovering }) => {
      const old = await stores.createReady('stuck')
      const { namespace } = old
      await system.admin.core.createNamespacedConfigMap({
        namespace,
        body: { metadata: { name: 'holder', finalizers: ['faults.storeyard.io/held'] } },
      })
      await apiOf(system).remove(old.id)
      recovering()
      await stores.until(old, 'naming what holds it', ({ reason }) => reason === 'NamespaceTerminating', 30)
      const again = await apiOf(system).create({ store_name: old.store_name })
      await stores.ready(stores.remember(again), 40)
      const { metadata } = await system.admin.core.readNamespacedConfigMap({ namespace, name: 'holder' })
      if (!metadata?.finalizers?.length) throw new Error('the finalizer was taken away')
      await dropFinalizers(system, old, 'holder')
      await stores.deleted(old, 30)
      return 'both as they should be'
    },
  },
  {
    name: 'webhook-fails',
    injection: 'a validating webhook for the namespace does not answer, and is removed later',
    expected: 'HelmFailed shows its word; Ready once it is removed',
    boundSeconds: 25,
    guard: 'no HTTP code alone is for good',
    run: async ({ system, stores, recovering }) => {
      const held = hold(system, helmAt('webhook', 'record'))
      const store = await stores.create('webhook')
      await held.reached
      const name = `faults-${store.id}`
      await system.kubectl('create', '-f', writeWebhook(system, name, store.id))
      held.release({ kind: 'answer', status: 500 })
      const isNamed = ({ reason, message }: Store) => reason === 'HelmFailed' && /webhook/.test(message ?? '')
      await stores.until(store, 'naming it', isNamed, 25)
      await system.kubectl('delete', 'validatingwebhookconfiguration', name)
      recovering()
      await stores.ready(store, 30)
      return 'Ready once it was removed'
    },
  },
  {
    name: 'rights-removed',
    injection: "a verb is taken from the worker's rights in one namespace, and given back",
    expected: 'nothing is taken for absent; the drift meanwhile is mended once it is back',
    boundSeconds: 30,
    guard: '403 is never "absent"',
    run: async ({ system, stores, recovering }) => {
      const store = await stores.createReady('rights')
      const { namespace } = store
      const secrets = async () =>
        (await system.admin.core.listNamespacedSecret({ namespace })).items.map(({ metadata }) => metadata?.uid).sort()
      const before = await secrets()
      await rebindWorker(system, namespace, 'storeyard-store-api')
      await system.admin.core.deleteNamespacedService({ namespace, name: 'mariadb' })
      await stores.hasEvent(store, 'AttemptFailed', 30)
      if (`${await secrets()}` !== `${before}`) throw new Error('Secrets were changed')
      await rebindWorker(system, namespace, 'storeyard-store-worker')
      recovering()
      await stores.hasEvent(store, 'DriftRepaired', 30)
      await stores.ready(store, 20)
      return 'the drift was mended, no Secret made anew'
    },
  },
  {
    name: 'claims-refused',
    injection: "the worker's reads of a Ready store's claims are answered 403, and allowed later",
    expected: 'what is refused is not lost: a failed attempt, then Ready at the new generation',
    boundSeconds: 30,
    guard: '403 is never "absent"',
    run: async ({ system, stores, recovering }) => {
      const store = await stores.createReady('refused')
      const isClaim = serviceAt('refused', 'GET', /\/persistentvolumeclaims\//)
      const allow = system.proxies.kube.add((request) => (isClaim(request) ? { kind: 'answer', status: 403 } : null))
      await apiOf(system).call('POST', `/stores/${store.id}/retry`)
      await stores.hasEvent(store, 'AttemptFailed', 20)
      allow()
      recovering()
      await stores.until(store, 'Ready at 2', (now) => now.status === 'Ready' && now.generation === 2, 30)
      return 'a failed attempt, then Ready'
    },
  },
])

async function rebindWorker(system: System, namespace: string, role: string): Promise<void> {
  const name = 'storeyard-worker'
  await system.admin.rbac.deleteNamespacedRoleBinding({ namespace, name })
  await system.admin.rbac.createNamespacedRoleBinding({
    namespace,
    body: {
      metadata: { name },
      roleRef: { apiGroup: 'rbac.authorization.k8s.io', kind: 'ClusterRole', name: role },
      subjects: [{ kind: 'ServiceAccount', name: 'worker', namespace: 'storeyard-system' }],
    },
  })
}
