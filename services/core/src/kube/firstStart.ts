import { firstStartName, managedBy, partOfLabel, storeIdLabel } from '../domain/marks.ts'
import type { Kube } from './client.ts'
import { orAbsent, orExists, orGone } from './errors.ts'

/** The permission to initialise empty volumes: there only until the store has been ready once. */
export async function observeFirstStart(kube: Kube, namespace: string): Promise<string | null> {
  const found = await orAbsent(kube.core.readNamespacedConfigMap({ namespace, name: firstStartName }))
  return found?.metadata?.uid ?? null
}

export const ensureFirstStart = (kube: Kube, store: { id: string; namespace: string }) =>
  orExists(
    kube.core.createNamespacedConfigMap({
      namespace: store.namespace,
      body: {
        metadata: { name: firstStartName, labels: { [partOfLabel]: managedBy, [storeIdLabel]: store.id } },
        data: { 'store-id': store.id },
      },
    }),
  )

/** The one that was seen: a later accepted loss of data may have made another. */
export const deleteFirstStart = (kube: Kube, namespace: string, uid: string) =>
  orGone(kube.core.deleteNamespacedConfigMap({ namespace, name: firstStartName, body: { preconditions: { uid } } }))
