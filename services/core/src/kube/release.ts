import type { V1Secret } from '@kubernetes/client-node'
import { fenceLabel, generationLabel, specLabel } from '../domain/marks.ts'
import type { ReleaseSeen, ReleaseStatus } from '../domain/observed.ts'
import type { Kube } from './client.ts'
import { orGone } from './errors.ts'

const statuses: Record<string, ReleaseStatus> = {
  deployed: 'deployed',
  failed: 'failed',
  'pending-install': 'pending',
  'pending-upgrade': 'pending',
  'pending-rollback': 'pending',
  uninstalling: 'uninstalling',
}

/** Reads the highest revision of a release from the labels of helm's Secrets; nothing in them is decoded. */
export async function observeRelease(kube: Kube, namespace: string, release: string): Promise<ReleaseSeen> {
  const { items } = await kube.core.listNamespacedSecret({ namespace, labelSelector: `owner=helm,name=${release}` })
  const [newest] = items.sort((a, b) => revisionOf(b) - revisionOf(a))
  return newest ? describeRelease(newest) : { kind: 'absent' }
}

const revisionOf = (secret: V1Secret) => Number(secret.metadata?.labels?.version ?? 0)

function describeRelease({ metadata }: V1Secret): ReleaseSeen {
  const labels = metadata?.labels ?? {}
  const fence = Number(labels[fenceLabel])
  const generation = Number(labels[generationLabel])
  const spec = labels[specLabel]
  if (!Number.isInteger(fence) || !Number.isInteger(generation) || !spec) return { kind: 'foreign' }
  return {
    kind: 'ours',
    secretName: metadata?.name ?? '',
    secretUid: metadata?.uid ?? '',
    secretResourceVersion: metadata?.resourceVersion ?? '',
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
