import type { CoreV1Event, KubernetesObject, V1Namespace } from '@kubernetes/client-node'
import type { LiveObject } from '../domain/applied.ts'
import type { DiagnosedClaim, DiagnosedPod, SeenQuota } from '../domain/diagnose.ts'
import type { StoreView } from '../domain/facts.ts'
import { mariadbName, storeIdLabel, wordpressName } from '../domain/marks.ts'
import type { Workload } from '../domain/workloads.ts'
import type { Kube } from './client.ts'
import { ofWorkloads, recentWarnings } from './evidence.ts'
import { chartKinds, namespaceKind, podKind, type WatchedKind, warningKind } from './kinds.ts'
import { describeNamespace } from './namespaces.ts'
import { toLiveObject } from './objects.ts'
import { startWatch, type Watcher } from './watch.ts'

export interface ClusterViewHandlers {
  /** Something of this store was added, changed or deleted. */
  onStore: (storeId: string) => void
  onError: (kind: string, err: unknown) => void
}

export interface ClusterView {
  /** Resolves when the first full list of every kind is in; nothing is decided before. */
  listed: Promise<unknown>
  of: (store: { id: string; namespace: string }) => StoreView
  objectsOf: (namespace: string) => LiveObject[]
  /** Ids of all stores that have a namespace. */
  storeIds: () => string[]
  /** Milliseconds since each kind's watch last gave a sign of life. */
  ages: () => Record<string, number>
  /** The age of the watch that is silent the longest: one that is deaf makes the whole view untrue. */
  oldestAgeMs: () => number
  stop: () => void
}

/** One watch a kind for all stores together. */
export function startClusterView(kube: Kube, { onStore, onError }: ClusterViewHandlers): ClusterView {
  const storeIdOf = (object: KubernetesObject) => object.metadata?.labels?.[storeIdLabel]
  const start = (kind: WatchedKind, onChange: (object: KubernetesObject) => void): Watcher =>
    startWatch(kube, kind, { onChange, onError: (err) => onError(kind.kind, err) })
  const changed = (object: KubernetesObject) => {
    const id = storeIdOf(object)
    if (id) onStore(id)
  }

  const namespaces = start(namespaceKind, changed)
  const pods = start(podKind, changed)
  // Events carry no label of ours: their namespace tells the store.
  const warnings = start(warningKind, (event) => {
    const namespace = namespaces.get((event as CoreV1Event).involvedObject?.namespace ?? '')
    if (namespace) changed(namespace)
  })
  const objects = new Map(chartKinds.map((kind) => [kind.kind, start(kind, changed)]))
  const watchers = new Map([['Namespace', namespaces], ['Pod', pods], ['Event', warnings], ...objects])
  const find = (kind: string, name: string, namespace: string) => objects.get(kind)?.get(name, namespace) ?? null

  return {
    listed: Promise.all([...watchers.values()].map(({ listed }) => listed)),
    of: ({ id, namespace }) => {
      const found = namespaces.get(namespace)
      return {
        namespace: found ? describeNamespace(found as V1Namespace, id) : { kind: 'absent' },
        ...ofWorkloads({
          workloads: [
            find('Deployment', wordpressName, namespace) as Workload | null,
            find('StatefulSet', mariadbName, namespace) as Workload | null,
          ],
          pods: pods.list(namespace) as DiagnosedPod[],
          quotas: (objects.get('ResourceQuota')?.list(namespace) ?? []) as SeenQuota[],
          claims: (objects.get('PersistentVolumeClaim')?.list(namespace) ?? []) as DiagnosedClaim[],
          warnings: recentWarnings(warnings.list(namespace) as CoreV1Event[]),
        }),
      }
    },
    objectsOf: (namespace) =>
      [...objects].flatMap(([kind, watcher]) => watcher.list(namespace).map((object) => toLiveObject(kind, object))),
    storeIds: () => namespaces.list().flatMap((namespace) => storeIdOf(namespace) ?? []),
    ages: () => Object.fromEntries([...watchers].map(([kind, watcher]) => [kind, watcher.ageMs()])),
    oldestAgeMs: () => Math.max(...[...watchers.values()].map((watcher) => watcher.ageMs())),
    stop: () => {
      for (const watcher of watchers.values()) watcher.stop()
    },
  }
}
