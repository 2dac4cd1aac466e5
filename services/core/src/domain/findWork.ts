import { type AppliedObjects, findDrift, type LiveObject, objectKey } from './applied.ts'
import { diagnose } from './diagnose.ts'
import type { StoreView } from './facts.ts'
import { firstStartName } from './marks.ts'
import { type DecidingRow, generationInForce } from './state.ts'
import { blockingReasons, type Reason } from './status.ts'

/** Why the reconciler asks a worker to look at a store. On a healthy system only the expected causes are ever found. */
export type WorkCause =
  | 'notAttempted'
  | 'notApplied'
  | 'due'
  | 'leaseExpired'
  | 'helmCutOff'
  | 'failedForGood'
  | 'deadlinePassed'
  | 'notSealed'
  | 'notDeleted'
  | 'leftovers'
  | 'namespaceMissing'
  | 'drift'

/** Acts of the normal life of a store that the watch sets off: found at once and counted apart. */
export const expectedCauses: ReadonlySet<WorkCause> = new Set<WorkCause>([
  'notSealed',
  'notDeleted',
  'failedForGood',
  'deadlinePassed',
  'due',
])

export interface WorkRow extends DecidingRow {
  leaseUntil: Date | null
  attemptGeneration: number | null
  attemptReason: Reason | null
  nextAttemptAt: Date | null
  deadlineAt: Date | null
  appliedObjects: AppliedObjects | null
  workloadsGeneration: number | null
}

/** Row and view in, the first cause to look at the store out; null when it is as it should be, or somebody is at it. */
export function findWork(row: WorkRow, view: StoreView, objects: readonly LiveObject[], now: Date): WorkCause | null {
  if (row.leaseUntil) return row.leaseUntil > now ? null : 'leaseExpired'
  const { namespace } = view
  const ours = namespace.kind === 'ours' ? namespace : null
  if (row.desiredState === 'absent') return findUnwanted(row, ours)

  const attempted = row.attemptGeneration === row.generation
  if (!attempted) return 'notAttempted'
  if (row.attemptReason && (blockingReasons as readonly string[]).includes(row.attemptReason)) return null
  if (row.helmUntil) return row.helmUntil > now ? null : 'helmCutOff'
  if (row.failedGeneration === row.generation && row.readyGeneration === null)
    return ours && !ours.terminating && !ours.sealed ? 'leftovers' : null
  if (ours?.terminating) return null

  const cameUp = row.readyGeneration === row.generation || row.failedGeneration === row.generation
  if (!cameUp && row.deadlineAt && row.deadlineAt <= now) return 'deadlinePassed'
  if (row.nextAttemptAt) return row.nextAttemptAt > now ? null : 'due'
  const inForce = generationInForce(row)
  if (row.appliedGeneration !== inForce) return 'notApplied'
  if (!ours) return 'namespaceMissing'
  if (row.workloadsGeneration === inForce && row.sealedAt === null) return 'notSealed'
  if (row.sealedAt && objects.some((object) => objectKey(object) === `ConfigMap/${firstStartName}`)) return 'notSealed'
  if (!cameUp && row.workloadsGeneration === null && diagnose(view)?.forGood) return 'failedForGood'
  if (row.appliedObjects && findDrift(row.appliedObjects, objects).length > 0) return 'drift'
  return null
}

type Ours = Extract<StoreView['namespace'], { kind: 'ours' }>

function findUnwanted(row: WorkRow, ours: Ours | null): WorkCause | null {
  if (row.deletedAt) return ours && !ours.terminating ? 'leftovers' : null
  if (!ours?.terminating) return 'notDeleted'
  // What holds a terminating namespace is shown once; the cluster's conditions change rarely.
  return ours.conditions.length > 0 && row.attemptReason !== 'NamespaceTerminating' ? 'notDeleted' : null
}
