import { findDifferences } from './added.ts'
import { type AppliedObjects, type LiveObject, objectKey } from './applied.ts'
import { diagnose } from './diagnose.ts'
import type { StoreView } from './facts.ts'
import { firstStartName, mariadbClaim, wpContentClaim } from './marks.ts'
import { isResetLate, isResetPending } from './passwordReset.ts'
import type { VolumeUids } from './row.ts'
import { type DecidingRow, generationInForce, wasReady } from './state.ts'
import { blockingReasons, type Reason } from './status.ts'
import { holdsNamespace } from './terminating.ts'

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
  | 'dataLost'
  | 'secretMissing'
  | 'permissionMissing'
  | 'terminating'
  | 'drift'
  | 'resetPending'
  | 'checkup'

/** Each cause in plain words, for the store's timeline. */
export const causeWords: Record<WorkCause, string> = {
  notAttempted: 'No worker has looked at the last change yet',
  notApplied: 'The settings in force are not applied',
  due: 'The next attempt is due',
  leaseExpired: 'The worker that held the store is gone',
  helmCutOff: 'A helm run was cut off',
  failedForGood: 'The store cannot come up',
  deadlinePassed: 'The store was not ready by its deadline',
  notSealed: 'The store is ready and not sealed',
  notDeleted: 'The store is not deleted yet',
  leftovers: 'Something of the store is left in the cluster',
  namespaceMissing: 'The namespace is missing',
  dataLost: 'What held the data of the store is gone or going',
  secretMissing: "The Secret with the store's credentials is missing",
  permissionMissing: 'The permission of the first start is missing',
  terminating: 'The namespace is held while it goes away',
  drift: 'Objects differ from what was applied',
  resetPending: 'The password of WordPress is to be reset',
  checkup: 'The store is due for a look',
}

/** Acts of the normal life of a store that the watch sets off: found at once and counted apart. */
export const expectedCauses: ReadonlySet<WorkCause> = new Set<WorkCause>([
  'notSealed',
  'notDeleted',
  'failedForGood',
  'deadlinePassed',
  'due',
  'terminating',
  'resetPending',
  'checkup',
])

export interface WorkRow extends DecidingRow {
  leaseUntil: Date | null
  attemptReason: Reason | null
  attemptMessage: string | null
  deadlineAt: Date | null
  appliedObjects: AppliedObjects | null
  workloadsGeneration: number | null
}

/** Row and view in, the first cause to look at the store out; null when it is as it should be, or somebody is at it. */
export function findWork(row: WorkRow, view: StoreView, objects: readonly LiveObject[], now: Date): WorkCause | null {
  if (row.leaseUntil) return row.leaseUntil > now ? null : 'leaseExpired'
  const { namespace } = view
  const ours = namespace.kind === 'ours' ? namespace : null
  const attempted = row.attemptGeneration === row.generation
  if (row.desiredState === 'absent') return findUnwanted(row, ours, attempted, now)

  if (!attempted) return 'notAttempted'
  // What came up late is ready all the same.
  if (row.attemptReason === 'DowngradeRefused' && row.workloadsGeneration === row.generation) return 'due'
  if (row.attemptReason && (blockingReasons as readonly string[]).includes(row.attemptReason)) return null
  if (row.helmUntil && row.helmUntil > now) return null
  const everSealed = row.sealedAt !== null || ours?.sealed === true
  if (row.failedGeneration === row.generation && row.readyGeneration === null && !everSealed)
    return ours?.created && !ours.terminating && !isWaiting(row, now) ? (row.nextAttemptAt ? 'due' : 'leftovers') : null
  if (ours?.terminating)
    return everSealed && row.act !== 'accept_data_loss' ? 'dataLost' : findTerminating(row, ours, now)

  const cameUp = row.readyGeneration === row.generation || row.failedGeneration === row.generation
  if (!cameUp && row.deadlineAt && row.deadlineAt <= now) return 'deadlinePassed'
  if (isWaiting(row, now)) return null
  if (row.helmUntil) return 'helmCutOff'
  if (row.nextAttemptAt) return 'due'
  const inForce = generationInForce(row)
  if (row.appliedGeneration !== inForce) return 'notApplied'
  if (!ours) return 'namespaceMissing'
  const permitted = objects.some((object) => objectKey(object) === `ConfigMap/${firstStartName}`)
  if (row.sealedAt === null && (row.workloadsGeneration === inForce || wasReady(row))) return 'notSealed'
  if (row.sealedAt && permitted) return 'notSealed'
  if (!everSealed && ours.created && !permitted && row.workloadsGeneration !== inForce) return 'permissionMissing'
  if (isResetPending(row) && (row.workloadsGeneration === inForce || isResetLate(row, now))) return 'resetPending'
  if (row.volumeUids && areClaimsLost(row.volumeUids, objects)) return 'dataLost'
  const cause = row.workloadsGeneration === null ? diagnose(view) : null
  if (cause?.reason === 'SecretMissing') return 'secretMissing'
  if (!cameUp && cause?.forGood) return 'failedForGood'
  if (row.appliedObjects && findDifferences(row.appliedObjects, objects).length > 0) return 'drift'
  return null
}

const isWaiting = ({ nextAttemptAt }: WorkRow, now: Date) => nextAttemptAt !== null && nextAttemptAt > now

type Ours = Extract<StoreView['namespace'], { kind: 'ours' }>

function findUnwanted(row: WorkRow, ours: Ours | null, attempted: boolean, now: Date): WorkCause | null {
  // What a person abandoned is somebody else's to remove.
  if (row.deletedAt) return ours && !ours.terminating && row.act !== 'abandon' ? 'leftovers' : null
  if (ours?.terminating) return findTerminating(row, ours, now)
  return attempted && isWaiting(row, now) ? null : 'notDeleted'
}

/** What holds a terminating namespace is put on the row once, and again when it says something else. */
function findTerminating(row: WorkRow, ours: Ours, now: Date): WorkCause | null {
  const message = holdsNamespace(ours, now)
  return message !== null && row.attemptMessage !== message ? 'terminating' : null
}

/** A claim that was deleted, as soon as it is going, or that Kubernetes made again by itself. */
const areClaimsLost = (uids: VolumeUids, objects: readonly LiveObject[]) =>
  Object.entries({ [wpContentClaim]: uids.wpContent, [mariadbClaim]: uids.mariadb }).some(([name, uid]) => {
    const claim = objects.find((object) => objectKey(object) === `PersistentVolumeClaim/${name}`)
    return claim?.metadata.uid !== uid || claim.metadata.deletionTimestamp !== undefined
  })
