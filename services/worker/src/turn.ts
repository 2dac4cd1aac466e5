import type { StoreState } from '@storeyard/core/domain/state'
import type { WorkerDeps } from './deps.ts'
import type { Look } from './look.ts'
import type { Lease } from './withLease.ts'

/** `again`: look once more, something changed. `done`: nothing to do until the reconciler sees something new. */
export type Next = 'again' | 'done'

/** What one action is given: one look, what it means, and the lease to act under. */
export interface Turn {
  deps: WorkerDeps
  lease: Lease
  look: Look
  state: StoreState
}
