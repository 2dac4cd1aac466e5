import type { V1ObjectMeta } from '@kubernetes/client-node'
import { fenceLabel, generationLabel, specLabel } from '../domain/marks.ts'
import type { ReleaseSeen, ReleaseStatus } from '../domain/observed.ts'
import type { Kube } from './client.ts'
import { orGone } from './errors.ts'
import { listMetadata } from './list.ts'

const statuses: Record<string, ReleaseStatus> = {
  deployed: 'deployed',
  failed: 'failed',
  'pending-install': 'pending',
  'pending-upgrade': 'pending',
  'pending-rollback': 'pending',
  uninstalling: 'uninstalling',
}

/** Reads the highest revision of a release from the labels of helm's Secrets; nothing in them is read. */
export async function observeRelease(kube: Kube, namespace: string, release: string): Promise<ReleaseSeen> {
  const labelSelector = `owner=helm,name=${release}`
  const revisions = await listMetadata(kube, `/api/v1/namespaces/${namespace}/secrets`, { labelSelector })
  const [newest] = revisions.sort((a, b) => revisionOf(b) - revisionOf(a))
  return newest ? describeRelease(newest) : { kind: 'absent' }
}

const revisionOf = ({ labels }: V1ObjectMeta) => Number(labels?.version ?? 0)

function describeRelease(metadata: V1ObjectMeta): ReleaseSeen {
  const labels = metadata.labels ?? {}
  const fence = Number(labels[fenceLabel])
  const generation = Number(labels[generationLabel])
  const spec = labels[specLabel]
  if (!Number.isInteger(fence) || !Number.isInteger(generation) || !spec) return { kind: 'foreign' }
  return {
    kind: 'ours',
    secretName: metadata.name ?? '',
    secretUid: metadata.uid ?? '',
    secretResourceVersion: metadata.resourceVersion ?? '',
    revision: Number(labels.version),
    status: statuses[labels.status ?? ''] ?? 'other',
    fence,
    generation,
    spec,
    modifiedAt: new Date(Number(labels.modifiedAt ?? labels.createdAt ?? 0) * 1_000),
  }
}

/** Removes the record of an unfinished revision, as it was seen; objects and pods stay as they are. */
export const deleteRevision = (kube: Kube, namespace: string, seen: Extract<ReleaseSeen, { kind: 'ours' }>) =>
  orGone(
    kube.core.deleteNamespacedSecret({
      namespace,
      name: seen.secretName,
      body: { preconditions: { uid: seen.secretUid, resourceVersion: seen.secretResourceVersion } },
    }),
  )
