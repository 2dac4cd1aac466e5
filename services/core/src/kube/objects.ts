import type { KubernetesObject } from '@kubernetes/client-node'
import type { LiveObject } from '../domain/applied.ts'
import type { Kube } from './client.ts'
import { orAbsent, orGone } from './errors.ts'
import { chartKinds, pathOf } from './kinds.ts'
import { listRaw } from './list.ts'

/** The chart's live objects in one namespace. */
export async function listStoreObjects(kube: Kube, namespace: string): Promise<LiveObject[]> {
  const found = await Promise.all(
    chartKinds.map(async (kind) => {
      const { items } = await listRaw(kube, pathOf(kind, namespace), kind.selectors)
      return items.map((item) => toLiveObject(kind.kind, item))
    }),
  )
  return found.flat()
}

/** Deletes a Service of the store as it is now; it holds nothing that a new one would not. */
export async function deleteService({ core }: Kube, namespace: string, name: string): Promise<void> {
  const found = await orAbsent(core.readNamespacedService({ namespace, name }))
  const { uid, resourceVersion } = found?.metadata ?? {}
  if (uid)
    await orGone(core.deleteNamespacedService({ namespace, name, body: { preconditions: { uid, resourceVersion } } }))
}

/** Items of a list do not say their kind. */
export const toLiveObject = (kind: string, { metadata, ...fields }: KubernetesObject): LiveObject => ({
  ...fields,
  kind,
  metadata: {
    ...metadata,
    name: metadata?.name ?? '',
    uid: metadata?.uid ?? '',
    managedFields: metadata?.managedFields ?? [],
  },
})
