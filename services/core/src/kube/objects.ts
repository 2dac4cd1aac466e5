import type { KubernetesObject } from '@kubernetes/client-node'
import type { LiveObject } from '../domain/applied.ts'
import type { Kube } from './client.ts'
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
