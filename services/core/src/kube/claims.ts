import { PatchStrategy, setHeaderOptions } from '@kubernetes/client-node'
import type { Kube } from './client.ts'
import { orAbsent } from './errors.ts'

/** Whether volumes of this class may grow after they were made; null where there is no such class any more. */
export async function mayClassGrow(kube: Kube, name: string): Promise<boolean | null> {
  const found = await orAbsent(kube.storage.readStorageClass({ name }))
  return found && found.allowVolumeExpansion === true
}

/** Asks for a larger volume; the storage class's driver grows it in its own time. The claim is the one that was seen. */
export async function growClaim(
  kube: Kube,
  namespace: string,
  { name, uid, size }: { name: string; uid: string; size: string },
): Promise<void> {
  await kube.core.patchNamespacedPersistentVolumeClaim(
    { namespace, name, body: { metadata: { uid }, spec: { resources: { requests: { storage: size } } } } },
    setHeaderOptions('Content-Type', PatchStrategy.MergePatch),
  )
}
