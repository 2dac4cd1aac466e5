/** What one look at the cluster saw of one store. */

export interface NamespaceOurs {
  kind: 'ours'
  uid: string
  resourceVersion: string
  terminating: boolean
  /** Since when; null while it is not terminating. */
  terminatingSince: Date | null
  /** Why a terminating namespace stays, in the cluster's own words. */
  conditions: readonly string[]
  sealed: boolean
  /** Made by us, and nothing in it was adopted. */
  created: boolean
  /** Are the role bindings there that give the worker and the api their rights in it? */
  rights: boolean
}
export interface NamespaceForeign {
  kind: 'foreign'
  /** The same role bindings: it was ours, and lost its labels. */
  rights: boolean
}
export type NamespaceSeen = { kind: 'absent' } | NamespaceForeign | NamespaceOurs

export type ReleaseStatus = 'deployed' | 'failed' | 'pending' | 'uninstalling' | 'other'

/** The highest revision of the store's release, from the labels of its Secret alone. */
export type ReleaseSeen =
  | { kind: 'absent' }
  | { kind: 'foreign' }
  | {
      kind: 'ours'
      /** The Secret that holds this revision. */
      secretName: string
      secretUid: string
      secretResourceVersion: string
      revision: number
      status: ReleaseStatus
      fence: number
      generation: number
      spec: string
      modifiedAt: Date
    }

export interface ClaimSeen {
  uid: string
  phase: string
  volumeName: string | null
  /** What it asks for, as a Kubernetes quantity. */
  size: string
  className: string | null
}

export interface StoreSeen {
  namespace: NamespaceSeen
  release: ReleaseSeen
  credentialsUid: string | null
  /** The UID of the permission of the first start; null when it is not there. */
  firstStartUid: string | null
  /** The generation whose workloads are all ready; null while they are not. */
  readyGeneration: number | null
  wpContent: ClaimSeen | null
  mariadb: ClaimSeen | null
  /** Of the live StatefulSet's image; null where there is none or its tag does not tell. */
  mariadbSeries: string | null
  /** Paths of live objects that differ from what was applied. */
  drift: string[]
  /** Persistent volumes that still belong to the store's claims, looked at only when the namespace is gone. */
  volumes: { name: string; reclaimPolicy: string }[]
}

/** Why the workloads are not ready, as far as the cluster says; `forGood` when no time mends it. */
export interface Diagnosis {
  reason: import('./status.ts').Reason
  message: string
  forGood: boolean
}
