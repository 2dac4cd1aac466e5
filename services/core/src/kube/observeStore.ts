import type { V1PersistentVolume, V1PersistentVolumeClaim } from '@kubernetes/client-node'
import { findDifferences } from '../domain/added.ts'
import type { AppliedObjects } from '../domain/applied.ts'
import { seriesOfImage } from '../domain/mariadbSeries.ts'
import { mariadbClaim, mariadbName, wordpressName, wpContentClaim } from '../domain/marks.ts'
import type { ClaimSeen, StoreSeen } from '../domain/observed.ts'
import { readyGenerationOf } from '../domain/workloads.ts'
import type { Kube } from './client.ts'
import { observeCredentials } from './credentials.ts'
import { orAbsent } from './errors.ts'
import { observeFirstStart } from './firstStart.ts'
import { listPages } from './list.ts'
import { observeNamespace } from './namespaces.ts'
import { listStoreObjects } from './objects.ts'
import { observeRelease } from './release.ts'
import { observeRights } from './rights.ts'

export interface ObservedStore {
  id: string
  namespace: string
  helmRelease: string
  appliedObjects: AppliedObjects | null
  desiredState: 'running' | 'absent'
}

/** Nothing was seen of the store: its namespace is absent, or the cluster was not looked at. */
export const unseen: StoreSeen = {
  namespace: { kind: 'absent' },
  release: { kind: 'absent' },
  credentialsUid: null,
  firstStartUid: null,
  readyGeneration: null,
  wpContent: null,
  mariadb: null,
  mariadbSeries: null,
  drift: [],
  volumes: [],
}

/** One look at all that a store has in the cluster. Reads only. */
export async function observeStore(kube: Kube, store: ObservedStore): Promise<StoreSeen> {
  const { namespace } = store
  const seen = await observeNamespace(kube, store)
  // All volumes of the cluster are read for it, which only the end of a deletion has to know.
  if (seen.kind === 'absent')
    return store.desiredState === 'absent' ? { ...unseen, volumes: await observeVolumes(kube, namespace) } : unseen
  // In one that goes away nothing more is decided.
  if (seen.kind === 'ours' && seen.terminating) return { ...unseen, namespace: seen }
  const rights = await observeRights(kube, namespace)
  // Nothing else of a foreign namespace is read.
  if (seen.kind === 'foreign') return { ...unseen, namespace: { ...seen, rights } }
  if (!rights) return { ...unseen, namespace: seen }

  const [release, credentialsUid, firstStartUid, wordpress, mariadb, wpContent, mariadbData, objects] =
    await Promise.all([
      observeRelease(kube, namespace, store.helmRelease),
      observeCredentials(kube, namespace),
      observeFirstStart(kube, namespace),
      orAbsent(kube.apps.readNamespacedDeployment({ namespace, name: wordpressName })),
      orAbsent(kube.apps.readNamespacedStatefulSet({ namespace, name: mariadbName })),
      observeClaim(kube, namespace, wpContentClaim),
      observeClaim(kube, namespace, mariadbClaim),
      store.appliedObjects ? listStoreObjects(kube, namespace) : [],
    ])
  return {
    namespace: { ...seen, rights: true },
    release,
    credentialsUid,
    firstStartUid,
    readyGeneration: readyGenerationOf([wordpress, mariadb]),
    wpContent,
    mariadb: mariadbData,
    mariadbSeries: seriesOfImage(
      mariadb?.spec?.template.spec?.containers.find(({ name }) => name === mariadbName)?.image,
    ),
    drift: findDifferences(store.appliedObjects ?? {}, objects),
    volumes: [],
  }
}

const observeClaim = async (kube: Kube, namespace: string, name: string): Promise<ClaimSeen | null> => {
  const claim: V1PersistentVolumeClaim | null = await orAbsent(
    kube.core.readNamespacedPersistentVolumeClaim({ namespace, name }),
  )
  if (!claim || claim.metadata?.deletionTimestamp) return null
  return {
    uid: claim.metadata?.uid ?? '',
    phase: claim.status?.phase ?? 'Pending',
    volumeName: claim.spec?.volumeName ?? null,
    size: claim.spec?.resources?.requests?.storage ?? '0',
    className: claim.spec?.storageClassName ?? null,
  }
}

/** The volumes of a namespace that is gone: those on their way out, and those that their class retains. */
async function observeVolumes(kube: Kube, namespace: string): Promise<StoreSeen['volumes']> {
  const found: StoreSeen['volumes'] = []
  // No selector finds a volume by its claim, so all are read.
  for await (const { items } of listPages(kube, '/api/v1/persistentvolumes', {}))
    for (const { metadata, spec } of (items ?? []) as V1PersistentVolume[])
      if (spec?.claimRef?.namespace === namespace)
        found.push({ name: metadata?.name ?? '', reclaimPolicy: spec.persistentVolumeReclaimPolicy ?? 'Retain' })
  return found
}
