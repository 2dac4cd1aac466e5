import { PatchStrategy, setHeaderOptions } from '@kubernetes/client-node'
import type { FixedClaim } from '../domain/growth.ts'
import { DeadlineError, withDeadline } from '../process/deadline.ts'
import type { Kube } from './client.ts'
import { hasCode, isServerTrouble, isUnreachable, orAbsent } from './errors.ts'

/** Whether volumes of this class may grow after they were made; null where there is no such class any more. */
export async function mayClassGrow(kube: Kube, name: string): Promise<boolean | null> {
  const found = await orAbsent(kube.storage.readStorageClass({ name }))
  return found && found.allowVolumeExpansion === true
}

const readMsMax = 3_000

/** The claims of one namespace whose class lets none grow; none where the cluster does not say it in time. */
export async function findFixedClaims(kube: Kube, namespace: string): Promise<FixedClaim[]> {
  try {
    return await withDeadline(readFixedClaims(kube, namespace), readMsMax, 'reading the claims')
  } catch (err) {
    // The worker, which grows them, finds it out and says it.
    if (isUnreachable(err) || isServerTrouble(err) || err instanceof DeadlineError) return []
    // 403: rights come with the namespace, which is not there; or those in the cluster are older than this code.
    if (hasCode(err, 403) || hasCode(err, 404)) return []
    throw err
  }
}

async function readFixedClaims(kube: Kube, namespace: string): Promise<FixedClaim[]> {
  const { items } = await kube.core.listNamespacedPersistentVolumeClaim({ namespace, limit: 50 })
  const found = await Promise.all(
    items.map(async ({ metadata, spec }) => {
      const grows = spec?.storageClassName ? await mayClassGrow(kube, spec.storageClassName) : null
      return grows === false ? [{ name: metadata?.name ?? '', size: spec?.resources?.requests?.storage ?? '0' }] : []
    }),
  )
  return found.flat()
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
