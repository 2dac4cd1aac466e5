import { randomBytes } from 'node:crypto'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as delay } from 'node:timers/promises'
import { createKube, type Kube, loadKubeConfig } from '@storeyard/core/kube/client'
import { hasCode, kubeMessage, orGone } from '@storeyard/core/kube/errors'
import { ensureIdentities } from '../../../scripts/lib/identities.ts'

export interface TestCluster {
  admin: Kube
  api: Kube
  worker: Kube
  reconciler: Kube
  /** A name that nobody else has; the namespace is removed in the end, whoever made it. */
  newNamespace: () => { id: string; namespace: string }
  /** A namespace of nobody's store, with a ConfigMap and a ServiceAccount `rights-test` in it. */
  makeForeignNamespace: () => Promise<string>
  /** Takes RBAC out of the way in one namespace, so that only the admission policies are left to refuse. */
  letWorkerDoAll: (namespace: string) => Promise<void>
  close: () => Promise<void>
}

const conditionTimeoutMs = 10_000

/** The rights as they are shipped, on a real API server, tried with the identities' own tokens. */
export async function openTestCluster(): Promise<TestCluster> {
  const adminKubeconfig = process.env.STOREYARD_TEST_KUBECONFIG
  if (!adminKubeconfig) throw new Error('STOREYARD_TEST_KUBECONFIG has to name a kubeconfig of a cluster admin')
  const kubectl = process.env.STOREYARD_KUBECTL ?? 'kubectl'
  const outputDir = await mkdtemp(join(tmpdir(), 'rights-test-'))
  const files = await ensureIdentities({ adminKubeconfig, kubectl, outputDir })
  const kubeOf = (kubeconfig: string) => createKube(loadKubeConfig({ kubeconfig }))
  const admin = kubeOf(adminKubeconfig)
  const worker = kubeOf(files.worker)
  const namespaces: string[] = []

  const newNamespace = () => {
    const id = randomBytes(4).toString('hex')
    const namespace = `rights-test-${id}`
    namespaces.push(namespace)
    return { id, namespace }
  }
  const makeForeignNamespace = async () => {
    const { namespace } = newNamespace()
    const body = { metadata: { name: 'rights-test' } }
    await admin.core.createNamespace({ body: { metadata: { name: namespace } } })
    await admin.core.createNamespacedConfigMap({ namespace, body })
    await admin.core.createNamespacedServiceAccount({ namespace, body })
    return namespace
  }
  const close = async () => {
    await Promise.all(namespaces.map((name) => orGone(admin.core.deleteNamespace({ name }))))
    await rm(outputDir, { recursive: true })
  }
  return {
    admin,
    api: kubeOf(files.api),
    worker,
    reconciler: kubeOf(files.reconciler),
    newNamespace,
    makeForeignNamespace,
    letWorkerDoAll: (namespace) => letWorkerDoAll(admin, worker, namespace),
    close,
  }
}

async function letWorkerDoAll(admin: Kube, worker: Kube, namespace: string) {
  const name = 'rights-test-all'
  await admin.rbac.createNamespacedRole({
    namespace,
    body: { metadata: { name }, rules: [{ apiGroups: ['*'], resources: ['*'], verbs: ['*'] }] },
  })
  await admin.rbac.createNamespacedRoleBinding({
    namespace,
    body: {
      metadata: { name },
      roleRef: { apiGroup: 'rbac.authorization.k8s.io', kind: 'Role', name },
      subjects: [{ kind: 'ServiceAccount', name: 'worker', namespace: 'storeyard-system' }],
    },
  })
  await eventually(() => refusal(worker.rbac.listNamespacedRole({ namespace })), /allowed/)
}

/** Why the API server refused (403); "allowed" where it did not. Any other failure is the test's own. */
export async function refusal(act: Promise<unknown>): Promise<string> {
  try {
    await act
    return 'allowed'
  } catch (err) {
    if (hasCode(err, 403)) return kubeMessage(err)
    // RBAC and admission come before the lookup: what they let pass may still not be there.
    if (hasCode(err, 404)) return 'allowed'
    throw err
  }
}

/** Waits for all of them, so that none is left to fail unheard. */
export const refusals = (acts: readonly Promise<unknown>[]) => Promise.all(acts.map(refusal))

/** Rights and policies reach the API server's caches some milliseconds after they are written. */
export async function eventually(read: () => Promise<string>, wanted: RegExp): Promise<string> {
  const giveUpAt = Date.now() + conditionTimeoutMs
  let last = await read()
  while (!wanted.test(last) && Date.now() < giveUpAt) {
    await delay(20)
    last = await read()
  }
  return last
}

export const byPolicy = (name: string) => new RegExp(`ValidatingAdmissionPolicy 'storeyard-${name}'`)
/** RBAC's own words, so that no policy is taken for it. */
export const byRbac =
  /cannot (get|list|watch|create|update|patch|delete)\b|attempting to grant RBAC permissions not currently held/
