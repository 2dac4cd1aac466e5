import { AuthorizationV1Api, KubernetesObjectApi, PatchStrategy } from '@kubernetes/client-node'
import type { Kube } from '@storeyard/core/kube/client'
import { ensureCredentials } from '@storeyard/core/kube/credentials'
import { ensureFirstStart } from '@storeyard/core/kube/firstStart'
import { ensureNamespace } from '@storeyard/core/kube/namespaces'
import { ensureRights, observeRights } from '@storeyard/core/kube/rights'
import { readObjects, readUsage } from '@storeyard/core/kube/storeView'
import { readVersion } from '@storeyard/core/kube/version'
import { byRbac, eventually, openTestCluster, refusal, refusals, type TestCluster } from './cluster.ts'
import { chartObjects, resetJob } from './kinds.ts'

let cluster: TestCluster
let store: { id: string; namespace: string }
let foreign: string

beforeAll(async () => {
  cluster = await openTestCluster()
  const { worker, api } = cluster
  store = cluster.newNamespace()
  await ensureNamespace(worker, store)
  await ensureRights(worker, store.namespace, { namespace: 'storeyard-system' })
  foreign = await cluster.makeForeignNamespace()
  for (const kube of [worker, api])
    expect(
      await eventually(() => refusal(kube.core.listNamespacedPod({ namespace: store.namespace })), /allowed/),
    ).toBe('allowed')
}, 60_000)

afterAll(() => cluster?.close())

/** What RBAC lets this identity do in a namespace, but for asking about itself. */
async function rulesOf(kube: Kube, namespace: string) {
  const authorization = kube.config.makeApiClient(AuthorizationV1Api)
  const review = await authorization.createSelfSubjectRulesReview({ body: { spec: { namespace } } })
  return (review.status?.resourceRules ?? []).filter(
    ({ apiGroups }) => !apiGroups?.every((group) => /^auth(entication|orization)\.k8s\.io$/.test(group)),
  )
}

describe('the worker', () => {
  test('makes what every store has outside its release', async () => {
    const { worker } = cluster
    expect(await observeRights(worker, store.namespace)).toBe(true)
    expect(await ensureCredentials(worker, store)).toMatch(/^[0-9a-f-]{36}$/)
    expect(await ensureFirstStart(worker, store)).toBe(true)
  })

  test.each(chartObjects)('makes, reads, changes, lists and deletes a $kind of its store', async (object) => {
    const { namespace } = store
    const { kind, apiVersion } = object
    const objects = KubernetesObjectApi.makeApiClient(cluster.worker.config)
    const body = { ...object, apiVersion, kind, metadata: { name: 'rights-test', namespace } }
    await objects.create(body)
    await objects.read(body)
    // Helm changes Secrets by update and everything else by an apply.
    if (kind === 'Secret') await objects.replace(body)
    else await objects.patch(body, undefined, undefined, 'helm', true, PatchStrategy.ServerSideApply)
    const listed = await objects.list(apiVersion ?? '', kind ?? '', namespace)
    expect(listed.items.map(({ metadata }) => metadata?.name)).toContain('rights-test')
    await objects.delete(body)
  })

  test('runs the Job of a password reset, in its stores alone', async () => {
    const { batch } = cluster.worker
    const name = 'password-reset-rights'
    const create = (namespace: string) => batch.createNamespacedJob({ namespace, body: resetJob(name) })
    expect(await refusal(create(store.namespace))).toBe('allowed')
    expect(await refusal(batch.readNamespacedJob({ namespace: store.namespace, name }))).toBe('allowed')
    const { uid } = (await batch.readNamespacedJob({ namespace: store.namespace, name })).metadata ?? {}
    const body = { propagationPolicy: 'Background', preconditions: { uid } }
    expect(await refusal(batch.deleteNamespacedJob({ namespace: store.namespace, name, body }))).toBe('allowed')
    expect(await refusal(create(foreign))).toMatch(byRbac)
  })

  test('reads what its diagnosis needs, and removes a pod', async () => {
    const { core, apps } = cluster.worker
    const { namespace } = store
    const reads = [
      core.listPersistentVolume(),
      core.listNamespacedEvent({ namespace }),
      apps.listNamespacedReplicaSet({ namespace }),
    ]
    for (const answer of await refusals(reads)) expect(answer).toBe('allowed')
    expect(await refusal(core.deleteNamespacedPod({ namespace, name: 'rights-test-none' }))).toBe('allowed')
  })

  test('reads no Secret outside of its stores', async () => {
    const { core } = cluster.worker
    expect(await refusal(core.listNamespacedSecret({ namespace: 'kube-system' }))).toMatch(byRbac)
    expect(await refusal(core.readNamespacedSecret({ namespace: 'kube-system', name: 'any' }))).toMatch(byRbac)
    expect(await refusal(core.listSecretForAllNamespaces())).toMatch(byRbac)
  })

  test.each(['cluster-admin', 'admin', 'edit', 'view'])(
    'cannot bind the role %s in a namespace of its own',
    async (name) => {
      const binding = {
        metadata: { name: 'storeyard-worker' },
        roleRef: { apiGroup: 'rbac.authorization.k8s.io', kind: 'ClusterRole', name },
        subjects: [{ kind: 'ServiceAccount', name: 'worker', namespace: 'storeyard-system' }],
      }
      const bound = cluster.worker.rbac.createNamespacedRoleBinding({ namespace: store.namespace, body: binding })
      expect(await refusal(bound)).toMatch(byRbac)
    },
  )

  test('cannot take back, change or make any other right', async () => {
    const { rbac, core } = cluster.worker
    const { namespace } = store
    const name = 'storeyard-worker'
    expect(await refusal(rbac.deleteNamespacedRoleBinding({ namespace, name }))).toMatch(byRbac)
    expect(await refusal(rbac.patchNamespacedRoleBinding({ namespace, name, body: [] }))).toMatch(byRbac)
    expect(await refusal(rbac.createNamespacedRole({ namespace, body: { metadata: { name } } }))).toMatch(byRbac)
    const token = { namespace, name: 'default', body: { spec: { audiences: [] } } }
    expect(await refusal(core.createNamespacedServiceAccountToken(token))).toMatch(byRbac)
    expect(await refusal(core.connectPostNamespacedPodExec({ namespace, name: 'any', command: 'id' }))).toMatch(byRbac)
  })
})

describe('the api', () => {
  test("reads a store's workloads, logs, events and its credentials", async () => {
    const { core, apps, networking } = cluster.api
    const { namespace } = store
    const reads = [
      core.listNamespacedEvent({ namespace }),
      core.listNamespacedPersistentVolumeClaim({ namespace }),
      core.listNamespacedResourceQuota({ namespace }),
      core.listNamespacedService({ namespace }),
      core.readNamespacedPodLog({ namespace, name: 'rights-test-none' }),
      apps.listNamespacedDeployment({ namespace }),
      apps.listNamespacedReplicaSet({ namespace }),
      apps.listNamespacedStatefulSet({ namespace }),
      networking.listNamespacedIngress({ namespace }),
      core.readNamespacedSecret({ namespace, name: 'store-credentials' }),
    ]
    for (const answer of await refusals(reads)) expect(answer).toBe('allowed')
  })

  test('reads no other Secret', async () => {
    const { core } = cluster.api
    const { namespace } = store
    const helmRecord = 'sh.helm.release.v1.rights-test.v1'
    expect(await refusal(core.readNamespacedSecret({ namespace, name: helmRecord }))).toMatch(byRbac)
    expect(await refusal(core.listNamespacedSecret({ namespace }))).toMatch(byRbac)
    const elsewhere = core.readNamespacedSecret({ namespace: foreign, name: 'store-credentials' })
    expect(await refusal(elsewhere)).toMatch(byRbac)
  })

  test('reads nothing outside of stores but storage classes, by their names', async () => {
    const { core, storage } = cluster.api
    expect(await refusal(core.listNamespacedPod({ namespace: foreign }))).toMatch(byRbac)
    expect(await refusal(core.listNamespace())).toMatch(byRbac)
    expect(await refusal(storage.readStorageClass({ name: 'rights-test-none' }))).toBe('allowed')
    expect(await refusal(storage.listStorageClass())).toMatch(byRbac)
    const rules = await rulesOf(cluster.api, foreign)
    expect(rules).toMatchObject([{ apiGroups: ['storage.k8s.io'], resources: ['storageclasses'], verbs: ['get'] }])
  })

  test("tells the API server's version", async () => {
    expect(await readVersion(cluster.api)).toMatch(/^v1\.\d+/)
  })

  test("reads a store's usage and objects, and none where it has no rights", async () => {
    expect(await readObjects(cluster.api, foreign)).toEqual([])
    expect(await readUsage(cluster.api, foreign)).toEqual({ quota: [], volumes: [], pods: [] })
    const { namespace } = store
    const metadata = { name: 'rights-test-view', namespace }
    await cluster.worker.core.createNamespacedResourceQuota({
      namespace,
      body: { metadata, spec: { hard: { pods: '7' } } },
    })
    expect(await readObjects(cluster.api, namespace)).toEqual([
      { kind: 'ResourceQuota', name: 'rights-test-view', ready: null, message: null },
    ])
    await cluster.worker.core.deleteNamespacedResourceQuota({ namespace, name: metadata.name })
  })

  test('writes nothing', () => expectNoWrites(cluster.api))
})

describe('the reconciler', () => {
  test('watches all that it compares, everywhere', async () => {
    const { core, apps, networking } = cluster.reconciler
    const reads = [
      core.listNamespace(),
      core.listPodForAllNamespaces(),
      core.listEventForAllNamespaces(),
      core.listServiceForAllNamespaces(),
      core.listPersistentVolumeClaimForAllNamespaces(),
      core.listPersistentVolume(),
      core.listResourceQuotaForAllNamespaces(),
      core.listLimitRangeForAllNamespaces(),
      core.listConfigMapForAllNamespaces(),
      core.listServiceAccountForAllNamespaces(),
      apps.listDeploymentForAllNamespaces(),
      apps.listReplicaSetForAllNamespaces(),
      apps.listStatefulSetForAllNamespaces(),
      networking.listIngressForAllNamespaces(),
      networking.listNetworkPolicyForAllNamespaces(),
    ]
    for (const answer of await refusals(reads)) expect(answer).toBe('allowed')
  })

  test('reads no Secret', async () => {
    const { core } = cluster.reconciler
    const { namespace } = store
    expect(await refusal(core.readNamespacedSecret({ namespace, name: 'store-credentials' }))).toMatch(byRbac)
    expect(await refusal(core.listSecretForAllNamespaces())).toMatch(byRbac)
    const resources = (await rulesOf(cluster.reconciler, namespace)).flatMap((rule) => rule.resources ?? [])
    expect(resources.filter((resource) => resource === '*' || resource.startsWith('secrets'))).toEqual([])
  })

  test('writes nothing', () => expectNoWrites(cluster.reconciler))
})

/** All rules are asked for, and a few writes are tried. */
async function expectNoWrites(kube: Kube) {
  const { namespace } = store
  const verbs = (await rulesOf(kube, namespace)).flatMap((rule) => rule.verbs)
  expect(verbs).toContain('list')
  expect(verbs.filter((verb) => !['get', 'list', 'watch'].includes(verb))).toEqual([])
  const { core, apps } = kube
  const body = { metadata: { name: 'rights-test-write' } }
  const patch = [{ op: 'add', path: '/metadata/labels', value: {} }]
  const writes = [
    core.createNamespace({ body }),
    core.patchNamespace({ name: namespace, body: patch }),
    core.deleteNamespace({ name: namespace }),
    core.createNamespacedConfigMap({ namespace, body }),
    core.deleteNamespacedPod({ namespace, name: 'any' }),
    core.deleteNamespacedSecret({ namespace, name: 'store-credentials' }),
    apps.patchNamespacedDeployment({ namespace, name: 'wordpress', body: patch }),
  ]
  for (const answer of await refusals(writes)) expect(answer).toMatch(byRbac)
}
