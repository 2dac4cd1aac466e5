import { firstStartName, managedBy, partOfLabel, storeIdLabel } from '../domain/marks.ts'
import type { Kube } from './client.ts'
import { orAbsent, orExists, orGone } from './errors.ts'

/** The permission to initialise empty volumes: there only until the store has been ready once. */
export const observeFirstStart = async (kube: Kube, namespace: string) =>
  (await orAbsent(kube.core.readNamespacedConfigMap({ namespace, name: firstStartName }))) !== null

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

export const deleteFirstStart = (kube: Kube, namespace: string) =>
  orGone(kube.core.deleteNamespacedConfigMap({ namespace, name: firstStartName }))
