import type { Kube } from './client.ts'
import { orAbsent, orExists } from './errors.ts'

export interface Identities {
  /** The namespace of Storeyard's own service accounts. */
  namespace: string
}

/** The role bindings of every store namespace: the service account, and the named ClusterRole that it gets there. */
const bindings = [
  { name: 'storeyard-worker', clusterRole: 'storeyard-store-worker', serviceAccount: 'worker' },
  { name: 'storeyard-api', clusterRole: 'storeyard-store-api', serviceAccount: 'api' },
] as const

export async function observeRights(kube: Kube, namespace: string): Promise<boolean> {
  const found = await Promise.all(
    bindings.map(({ name }) => orAbsent(kube.rbac.readNamespacedRoleBinding({ namespace, name }))),
  )
  return found.every((binding) => binding !== null)
}

export async function ensureRights(kube: Kube, namespace: string, identities: Identities): Promise<void> {
  await Promise.all(
    bindings.map(({ name, clusterRole, serviceAccount }) =>
      orExists(
        kube.rbac.createNamespacedRoleBinding({
          namespace,
          body: {
            metadata: { name },
            roleRef: { apiGroup: 'rbac.authorization.k8s.io', kind: 'ClusterRole', name: clusterRole },
            subjects: [{ kind: 'ServiceAccount', name: serviceAccount, namespace: identities.namespace }],
          },
        }),
      ),
    ),
  )
}
