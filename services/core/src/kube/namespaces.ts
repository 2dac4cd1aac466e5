import { PatchStrategy, setHeaderOptions, type V1Namespace } from '@kubernetes/client-node'
import {
  createdAnnotation,
  dataLossAnnotation,
  managedBy,
  managedByLabel,
  sealedAnnotation,
  storeIdLabel,
} from '../domain/marks.ts'
import type { NamespaceSeen } from '../domain/observed.ts'
import type { Kube } from './client.ts'
import { orAbsent, orExists, orGone } from './errors.ts'

interface StoreNamespace {
  id: string
  namespace: string
}

/** Reads the store's namespace, all but whether our rights are in it. */
export async function observeNamespace(kube: Kube, store: StoreNamespace): Promise<NamespaceSeen> {
  const found = await orAbsent(kube.core.readNamespace({ name: store.namespace }))
  return found ? describeNamespace(found, store.id) : { kind: 'absent' }
}

export function describeNamespace(namespace: V1Namespace, storeId: string): NamespaceSeen {
  const { metadata, status } = namespace
  const labels = metadata?.labels ?? {}
  if (labels[managedByLabel] !== managedBy || labels[storeIdLabel] !== storeId)
    return { kind: 'foreign', rights: false }
  return {
    kind: 'ours',
    uid: metadata?.uid ?? '',
    resourceVersion: metadata?.resourceVersion ?? '',
    terminating: metadata?.deletionTimestamp !== undefined || status?.phase === 'Terminating',
    // A watch gives texts, the typed client dates.
    terminatingSince: metadata?.deletionTimestamp ? new Date(metadata.deletionTimestamp) : null,
    conditions: (status?.conditions ?? [])
      .filter((condition) => condition.status === 'True' && condition.message)
      .map((condition) => `${condition.type}: ${condition.message}`),
    sealed: metadata?.annotations?.[sealedAnnotation] !== undefined,
    created: metadata?.annotations?.[createdAnnotation] !== undefined,
    rights: false,
  }
}

/** Creates the namespace, never changes one that is there. */
export const ensureNamespace = (kube: Kube, store: StoreNamespace) =>
  orExists(
    kube.core.createNamespace({
      body: {
        metadata: {
          name: store.namespace,
          labels: {
            [managedByLabel]: managedBy,
            [storeIdLabel]: store.id,
            'pod-security.kubernetes.io/enforce': 'restricted',
            'pod-security.kubernetes.io/warn': 'restricted',
            'pod-security.kubernetes.io/audit': 'restricted',
          },
          annotations: { [createdAnnotation]: 'true' },
        },
      },
    }),
  )

/** Marks that the namespace holds data from now on. Refused (409) when it changed since it was read. */
export async function sealNamespace(kube: Kube, name: string, seen: { resourceVersion: string }, at: Date) {
  await kube.core.patchNamespace(
    {
      name,
      body: {
        metadata: { resourceVersion: seen.resourceVersion, annotations: { [sealedAnnotation]: at.toISOString() } },
      },
    },
    setHeaderOptions('Content-Type', PatchStrategy.MergePatch),
  )
}

/** Something in it is not of our making from now on: a failure removes it no more. */
export async function markAdopted(kube: Kube, name: string, seen: { resourceVersion: string }) {
  await kube.core.patchNamespace(
    { name, body: { metadata: { resourceVersion: seen.resourceVersion, annotations: { [createdAnnotation]: null } } } },
    setHeaderOptions('Content-Type', PatchStrategy.MergePatch),
  )
}

/** Takes the seal away, for the act of the generation given: the admission policy refuses it without a new one. */
export async function unsealNamespace(kube: Kube, name: string, seen: { resourceVersion: string }, generation: number) {
  await kube.core.patchNamespace(
    {
      name,
      body: {
        metadata: {
          resourceVersion: seen.resourceVersion,
          annotations: { [sealedAnnotation]: null, [dataLossAnnotation]: `${generation}` },
        },
      },
    },
    setHeaderOptions('Content-Type', PatchStrategy.MergePatch),
  )
}

/**
 * Deletes the namespace that was seen, not one that took its name since. With a resourceVersion it goes only as it was
 * read: a store that was sealed meanwhile stays (409).
 */
export const deleteNamespace = (kube: Kube, name: string, seen: { uid: string; resourceVersion?: string }) =>
  orGone(kube.core.deleteNamespace({ name, body: { preconditions: seen, propagationPolicy: 'Background' } }))
