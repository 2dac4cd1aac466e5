import { PatchStrategy, setHeaderOptions } from '@kubernetes/client-node'
import { ensureFirstStart, observeFirstStart } from '@storeyard/core/kube/firstStart'
import { deleteNamespace, ensureNamespace, sealNamespace } from '@storeyard/core/kube/namespaces'
import { byPolicy, eventually, openTestCluster, refusal, refusals, type TestCluster } from './cluster.ts'

let cluster: TestCluster
let store: { id: string; namespace: string }
let foreign: string
const restricted = { 'pod-security.kubernetes.io/enforce': 'restricted' }

beforeAll(async () => {
  cluster = await openTestCluster()
  store = cluster.newNamespace()
  await ensureNamespace(cluster.worker, store)
  foreign = await cluster.makeForeignNamespace()
  await Promise.all([store.namespace, foreign].map(cluster.letWorkerDoAll))
}, 60_000)

afterAll(() => cluster?.close())

const patchNamespace = (name: string, metadata: object) =>
  cluster.worker.core.patchNamespace(
    { name, body: { metadata } },
    setHeaderOptions('Content-Type', PatchStrategy.MergePatch),
  )

const createNamespace = (labels?: Record<string, string>) => {
  const { namespace } = cluster.newNamespace()
  return cluster.worker.core.createNamespace({ body: { metadata: { name: namespace, labels } } })
}

/** As a dry run, where the worker has every right in the namespace: RBAC's own check would let all of them pass. */
const bind = (namespace: string, name: string, role: string, serviceAccount: object, kind = 'ClusterRole') =>
  cluster.worker.rbac.createNamespacedRoleBinding({
    namespace,
    dryRun: 'All',
    body: {
      metadata: { name },
      roleRef: { apiGroup: 'rbac.authorization.k8s.io', kind, name: role },
      subjects: [{ kind: 'ServiceAccount', namespace: 'storeyard-system', name: 'worker', ...serviceAccount }],
    },
  })

const unseal = (annotations: object) =>
  patchNamespace(store.namespace, { annotations: { 'storeyard.io/sealed': null, ...annotations } })

describe('outside of stores the worker', () => {
  test.each(['default', 'kube-system'])('gives itself no role in %s', async (namespace) => {
    expect(await refusal(bind(namespace, 'storeyard-worker', 'storeyard-store-worker', {}))).toMatch(
      byPolicy('worker-writes'),
    )
  })

  test('changes nothing, whatever RBAC allows: no object, no token, no command in a pod', async () => {
    const { core } = cluster.worker
    const there = { namespace: foreign, name: 'rights-test' }
    const eviction = { metadata: there }
    const writes = [
      core.createNamespacedConfigMap({ namespace: foreign, body: { metadata: { name: 'rights-test-new' } } }),
      core.patchNamespacedConfigMap({ ...there, body: [] }),
      core.deleteNamespacedConfigMap(there),
      core.deleteCollectionNamespacedConfigMap({ namespace: foreign }),
      core.createNamespacedServiceAccountToken({ ...there, body: { spec: { audiences: [] } } }),
      core.createNamespacedPodEviction({ ...there, body: eviction }),
      core.connectPostNamespacedPodExec({ ...there, command: 'id' }),
      core.connectGetNamespacedPodPortforward({ ...there, ports: 80 }),
      core.connectGetNamespacedServiceProxy(there),
    ]
    for (const answer of await refusals(writes)) expect(answer).toMatch(byPolicy('worker-writes'))
  })

  test('makes nothing cluster-wide, whatever RBAC allows', async () => {
    const { rbac } = cluster.admin
    const { namespace: name } = cluster.newNamespace()
    await rbac.createClusterRole({
      body: { metadata: { name }, rules: [{ apiGroups: [''], resources: ['persistentvolumes'], verbs: ['create'] }] },
    })
    const roleRef = { apiGroup: 'rbac.authorization.k8s.io', kind: 'ClusterRole', name }
    const subjects = [{ kind: 'ServiceAccount', namespace: 'storeyard-system', name: 'worker' }]
    try {
      await rbac.createClusterRoleBinding({ body: { metadata: { name }, roleRef, subjects } })
      const hostPath = { path: '/' }
      const spec = { accessModes: ['ReadWriteOnce'], capacity: { storage: '1Mi' }, hostPath, storageClassName: name }
      const create = () =>
        cluster.worker.core.createPersistentVolume({ dryRun: 'All', body: { metadata: { name }, spec } })
      expect(await eventually(() => refusal(create()), byPolicy('worker-writes'))).toMatch(byPolicy('worker-writes'))
    } finally {
      await Promise.all([rbac.deleteClusterRole({ name }), rbac.deleteClusterRoleBinding({ name })])
    }
  })

  test("takes over, changes and deletes no namespace that is not a store's", async () => {
    const labels = { 'app.kubernetes.io/managed-by': 'storeyard', 'storeyard.io/store-id': store.id }
    const answers = await refusals([
      patchNamespace(foreign, { labels }),
      patchNamespace(foreign, { annotations: { 'storeyard.io/sealed': 'now' } }),
      cluster.worker.core.deleteNamespace({ name: foreign }),
      cluster.worker.core.deleteNamespace({ name: 'storeyard-system', dryRun: 'All' }),
    ])
    for (const answer of answers) expect(answer).toMatch(byPolicy('worker-namespaces'))
  })
})

describe("of a store's namespace the worker", () => {
  const ours = { 'app.kubernetes.io/managed-by': 'storeyard', 'storeyard.io/store-id': '0a1b2c3d' }

  test.each([
    { name: 'without labels', labels: undefined },
    { name: 'that is not marked as ours', labels: { ...restricted, 'storeyard.io/store-id': '0a1b2c3d' } },
    { name: 'without a store', labels: { ...restricted, 'app.kubernetes.io/managed-by': 'storeyard' } },
    { name: 'of somebody else', labels: { ...restricted, ...ours, 'app.kubernetes.io/managed-by': 'Helm' } },
    { name: 'without Pod Security', labels: ours },
    { name: 'that lets privileged pods in', labels: { ...ours, 'pod-security.kubernetes.io/enforce': 'privileged' } },
    {
      name: 'under an old standard',
      labels: { ...ours, ...restricted, 'pod-security.kubernetes.io/enforce-version': 'v1.19' },
    },
  ])('makes none $name', async ({ labels }) => {
    expect(await refusal(createNamespace(labels))).toMatch(byPolicy('worker-namespaces'))
  })

  test.each([
    ['Pod Security', { 'pod-security.kubernetes.io/enforce': 'privileged' }],
    ['Pod Security by taking it away', { 'pod-security.kubernetes.io/enforce': null }],
    ['the version of Pod Security', { 'pod-security.kubernetes.io/enforce-version': 'v1.19' }],
    ['whose it is', { 'app.kubernetes.io/managed-by': 'Helm' }],
    ['which store it is', { 'storeyard.io/store-id': 'ffffffff' }],
    ['any other label', { 'rights-test': 'new' }],
  ])('never changes %s', async (_, labels) => {
    expect(await refusal(patchNamespace(store.namespace, { labels }))).toMatch(byPolicy('worker-namespaces'))
  })

  test.each([
    { name: 'another role', args: ['storeyard-worker', 'view', {}] },
    { name: 'a role of the namespace', args: ['storeyard-worker', 'storeyard-store-worker', {}, 'Role'] },
    { name: "the worker's role for the api", args: ['storeyard-worker', 'storeyard-store-worker', { name: 'api' }] },
    { name: "the api's role under the worker's name", args: ['storeyard-worker', 'storeyard-store-api', {}] },
    { name: 'a role under any other name', args: ['other', 'storeyard-store-worker', {}] },
    {
      name: 'somebody of another namespace',
      args: ['storeyard-worker', 'storeyard-store-worker', { namespace: 'default' }],
    },
    {
      name: 'all service accounts',
      args: [
        'storeyard-worker',
        'storeyard-store-worker',
        { kind: 'Group', name: 'system:serviceaccounts', namespace: undefined, apiGroup: 'rbac.authorization.k8s.io' },
      ],
    },
  ] as { name: string; args: [string, string, object, string?] }[])('never binds $name', async ({ args }) => {
    expect(await refusal(bind(store.namespace, ...args))).toMatch(byPolicy('worker-role-bindings'))
  })

  test('keeps the seal, and a sealed store has no first start', async () => {
    const { worker } = cluster
    const { namespace } = store
    expect(await ensureFirstStart(worker, store)).toBe(true)
    await worker.core.deleteNamespacedConfigMap({ namespace, name: 'first-start' })
    const seen = await worker.core.readNamespace({ name: namespace })
    await sealNamespace(worker, namespace, { resourceVersion: seen.metadata?.resourceVersion ?? '' }, new Date())

    const permit = () =>
      worker.core.createNamespacedConfigMap({ namespace, dryRun: 'All', body: { metadata: { name: 'first-start' } } })
    const refused = await eventually(() => refusal(permit()), byPolicy('worker-first-start'))
    expect(refused).toMatch(byPolicy('worker-first-start'))
    expect(await observeFirstStart(worker, namespace)).toBeNull()
    expect(await refusal(unseal({}))).toMatch(byPolicy('worker-seal'))
  })

  test('takes the seal away only by naming the act that accepts the loss, each time anew', async () => {
    const { namespace } = store
    const sealed = { 'storeyard.io/sealed': 'now' }
    const accepted = { 'storeyard.io/data-loss-accepted': '2' }
    await patchNamespace(namespace, { annotations: sealed })
    expect(await refusal(unseal(accepted))).toBe('allowed')
    await patchNamespace(namespace, { annotations: sealed })
    expect(await refusal(unseal(accepted))).toMatch(byPolicy('worker-seal'))
    expect(await refusal(unseal({ 'storeyard.io/data-loss-accepted': null }))).toMatch(byPolicy('worker-seal'))
    expect(await refusal(unseal({ 'storeyard.io/data-loss-accepted': '3' }))).toBe('allowed')
    const permit = () => ensureFirstStart(cluster.worker, store)
    expect(await eventually(() => refusal(permit()), /allowed/)).toBe('allowed')
  })

  test('deletes it', async () => {
    const { worker } = cluster
    const gone = cluster.newNamespace()
    await ensureNamespace(worker, gone)
    const { metadata } = await worker.core.readNamespace({ name: gone.namespace })
    expect(await refusal(deleteNamespace(worker, gone.namespace, { uid: metadata?.uid ?? '' }))).toBe('allowed')
  })
})
