import { isOlderSeries } from './mariadbSeries.ts'
import type { Diagnosis, NamespaceOurs, StoreSeen } from './observed.ts'
import { isResetLate, isResetPending, type ResetRow } from './passwordReset.ts'
import type { StoreAct } from './row.ts'
import type { Reason } from './status.ts'

/** The part of the row that decisions are made from. */
export interface DecidingRow extends ResetRow {
  desiredState: 'running' | 'absent'
  generation: number
  act: StoreAct | null
  actDoneGeneration: number | null
  attemptGeneration: number | null
  nextAttemptAt: Date | null
  fence: number
  helmFence: number | null
  helmUntil: Date | null
  failedGeneration: number | null
  readyGeneration: number | null
  sealedAt: Date | null
  appliedGeneration: number | null
  appliedCredentialsUid: string | null
  volumeUids: { wpContent: string; mariadb: string } | null
  deletedAt: Date | null
  nameReleasedAt: Date | null
}

export interface Situation {
  row: DecidingRow
  seen: StoreSeen
  /** The digest of the spec of the generation in force. */
  specInForce: string
  /** The digest of the spec that the release's own generation has in our records; null where it has none. */
  specOfRelease: string | null
  /** The MariaDB series of the spec in force; null where its image does not tell. */
  seriesInForce: string | null
  /** The MariaDB series of the last generation that was seen Ready; null where its image does not tell. */
  seriesLastReady: string | null
  /** The highest MariaDB series that may have run on the store's data; null before the first. */
  seriesHeld: string | null
  /** The worker's fresh judgement that the newest generation has failed for good; null while it may still come up. */
  failure: Diagnosis | null
  /** The database's clock. */
  now: Date
  /** A helm is gone for certain so long after it was started. */
  helmGoneAfterMs: number
}

export type Blocked = Extract<
  Reason,
  'ForeignNamespace' | 'ForeignRelease' | 'RowBehindCluster' | 'DataLost' | 'DowngradeRefused'
>

export type StoreState =
  | { kind: 'rightsMissing' }
  | { kind: 'terminating' }
  | { kind: 'unwanted' }
  | { kind: 'gone' }
  | { kind: 'abandoned' }
  | { kind: 'lossAccepted' }
  | { kind: 'adopted' }
  | { kind: 'blocked'; reason: Blocked; failure?: Diagnosis }
  | { kind: 'helmAlive' }
  | { kind: 'failedFirst' }
  | { kind: 'failed'; failure: Diagnosis; rollsBack: boolean }
  | { kind: 'backingOff' }
  | { kind: 'interrupted' }
  | { kind: 'absent' }
  | { kind: 'outOfSync' }
  | { kind: 'drifted' }
  | { kind: 'unsealed' }
  | { kind: 'resetPending' }
  | { kind: 'inSync' }

/** The newest generation, or, when that one is marked failed, the last one that was seen Ready. */
export const generationInForce = (row: Pick<DecidingRow, 'generation' | 'failedGeneration' | 'readyGeneration'>) =>
  row.failedGeneration === row.generation ? (row.readyGeneration ?? row.generation) : row.generation

type OnceReadyRow = Pick<DecidingRow, 'readyGeneration' | 'actDoneGeneration'>

/** Its pods were ready on the volumes that it has: what was ready before an act that began anew does not count. */
export const wasReady = ({ readyGeneration, actDoneGeneration }: OnceReadyRow) =>
  readyGeneration !== null && readyGeneration >= (actDoneGeneration ?? 0)

/** A person's act that this generation was made for and that is not done yet. */
const isAsked = ({ act, actDoneGeneration, generation }: DecidingRow, asked: StoreAct) =>
  act === asked && actDoneGeneration !== generation

/** A person said that the cluster's state of this store is ours to change; it counts until that was done. */
const isAdopted = ({ act, actDoneGeneration, generation, appliedGeneration, failedGeneration }: DecidingRow) =>
  act === 'adopt' &&
  actDoneGeneration === generation &&
  appliedGeneration !== generation &&
  failedGeneration !== generation

/** What was written for an older generation does not hold: a person's word never waits out a backoff. */
const isBackingOff = ({ row, now }: Situation) =>
  row.attemptGeneration === row.generation && row.nextAttemptAt !== null && row.nextAttemptAt > now

/** Observed and wanted in, state out; the first rule that holds decides. */
export function determineState(situation: Situation): StoreState {
  const { row, seen } = situation
  const { namespace } = seen
  const ours = namespace.kind === 'ours' ? namespace : null

  if (row.desiredState === 'absent' && row.act === 'abandon') return { kind: 'abandoned' }
  // A refused read would look like an absent object, so rights come before everything that is read with them.
  if (ours && !ours.terminating && !ours.rights) return { kind: 'rightsMissing' }
  return row.desiredState === 'absent' ? determineUnwanted(situation, ours) : determineWanted(situation, ours)
}

const determineUnwanted = (situation: Situation, ours: NamespaceOurs | null): StoreState => {
  if (ours?.terminating) return { kind: 'terminating' }
  if (isBackingOff(situation)) return { kind: 'backingOff' }
  if (ours) return { kind: 'unwanted' }
  const { namespace } = situation.seen
  // It was the store's own and lost its labels: what is in it may still serve.
  return namespace.kind === 'foreign' && namespace.rights
    ? { kind: 'blocked', reason: 'ForeignNamespace' }
    : { kind: 'gone' }
}

function determineWanted(situation: Situation, ours: NamespaceOurs | null): StoreState {
  const { row, seen, failure } = situation
  const { release } = seen
  const everSealed = row.sealedAt !== null || ours?.sealed === true
  const neverReady = row.readyGeneration === null && !everSealed
  const markedFailed = row.failedGeneration === row.generation

  if (isAsked(row, 'adopt') && isOfOthers(situation)) return { kind: 'adopted' }
  const blocked = findBlock(situation, ours, everSealed)
  // What is still going away carries its old seal: the person's word counts once it is gone.
  if (blocked === 'DataLost' && isAsked(row, 'accept_data_loss'))
    return { kind: ours?.terminating ? 'terminating' : 'lossAccepted' }
  if (blocked) return { kind: 'blocked', reason: blocked }
  if (wouldDowngrade(situation, situation.seriesInForce)) return { kind: 'blocked', reason: 'DowngradeRefused' }
  if (ours?.terminating) return { kind: 'terminating' }
  if (mayHelmBeAlive(situation)) return { kind: 'helmAlive' }
  if (markedFailed && neverReady) return { kind: isBackingOff(situation) ? 'backingOff' : 'failedFirst' }
  if (failure && !markedFailed && neverReady) return { kind: 'failed', failure, rollsBack: false }
  const interrupted = release.kind === 'ours' && (release.status === 'pending' || release.status === 'uninstalling')
  if (!interrupted && failure && !markedFailed) {
    const rollsBack = row.readyGeneration !== null
    if (rollsBack && wouldDowngrade(situation, situation.seriesLastReady))
      return { kind: 'blocked', reason: 'DowngradeRefused', failure }
    return { kind: 'failed', failure, rollsBack }
  }
  if (isBackingOff(situation)) return { kind: 'backingOff' }
  if (interrupted) return { kind: 'interrupted' }
  if (!ours || release.kind !== 'ours') return { kind: 'absent' }
  if (isOutOfSync(situation) || lacksPermission(situation, ours)) return { kind: 'outOfSync' }
  // Before the drift: somebody who writes the same back at once would keep a store with data from its seal.
  if (needsSeal(situation, ours)) return { kind: 'unsealed' }
  if (isResetDue(situation)) return { kind: 'resetPending' }
  if (seen.drift.length > 0) return { kind: 'drifted' }
  return { kind: 'inSync' }
}

/** A release that was not applied by this generation itself, as when there was none to adopt. */
const isOfOthers = ({ row, seen: { release }, specOfRelease }: Situation) =>
  release.kind === 'foreign' ||
  (release.kind === 'ours' && (release.generation !== row.generation || release.spec !== specOfRelease))

function findBlock({ row, seen, specOfRelease }: Situation, ours: NamespaceOurs | null, everSealed: boolean) {
  const { release, namespace } = seen
  if (namespace.kind === 'foreign') return 'ForeignNamespace'
  if (!isAdopted(row)) {
    if (release.kind === 'foreign') return 'ForeignRelease'
    if (release.kind === 'ours' && (release.generation > row.generation || release.spec !== specOfRelease))
      return 'RowBehindCluster'
  }
  if (everSealed && (!ours || ours.terminating || areVolumesLost(row, seen))) return 'DataLost'
  return null
}

/** An older MariaDB does not start on what a newer one has written. */
const wouldDowngrade = ({ seriesHeld }: Situation, series: string | null) =>
  seriesHeld !== null && series !== null && isOlderSeries(series, seriesHeld)

/** Gone or strange: a claim that Kubernetes made again by itself has another UID. */
const areVolumesLost = ({ volumeUids }: DecidingRow, { wpContent, mariadb }: StoreSeen) =>
  volumeUids
    ? wpContent?.uid !== volumeUids.wpContent || mariadb?.uid !== volumeUids.mariadb
    : wpContent === null || mariadb === null

/** Helms of this worker's own attempt are known to be over: it waited for them. */
function mayHelmBeAlive({ row, seen: { release }, now, helmGoneAfterMs }: Situation): boolean {
  const settled =
    release.kind === 'ours' &&
    release.fence === row.helmFence &&
    (release.status === 'deployed' || release.status === 'failed')
  const olderRuns =
    row.helmFence !== null && row.helmFence !== row.fence && row.helmUntil !== null && row.helmUntil > now
  if (olderRuns && !settled) return true

  const unfinished = release.kind === 'ours' && (release.status === 'pending' || release.status === 'uninstalling')
  return unfinished && release.fence !== row.fence && release.modifiedAt.getTime() + helmGoneAfterMs > now.getTime()
}

function isOutOfSync({ row, seen: { release, credentialsUid }, specInForce }: Situation): boolean {
  return (
    release.kind === 'ours' &&
    (release.status !== 'deployed' ||
      release.generation !== generationInForce(row) ||
      release.spec !== specInForce ||
      release.fence !== row.helmFence ||
      // A worker that died between helm's end and its own word on the row.
      row.appliedGeneration !== generationInForce(row) ||
      credentialsUid === null ||
      credentialsUid !== row.appliedCredentialsUid)
  )
}

/** Without it a store that never was ready cannot start. Where others made the namespace, it is given by no repair. */
const lacksPermission = ({ row, seen }: Situation, ours: NamespaceOurs) =>
  ours.created &&
  !ours.sealed &&
  row.sealedAt === null &&
  !wasReady(row) &&
  seen.firstStartUid === null &&
  seen.readyGeneration !== generationInForce(row)

/**
 * Who was ready holds data, also when its pods are not ready any more at this look. Sealing takes three writes; a crash
 * between them leaves a half that is finished here.
 */
const needsSeal = ({ row, seen }: Situation, ours: NamespaceOurs) => {
  const sealed = row.sealedAt !== null && ours.sealed && seen.firstStartUid === null
  const halfSealed = row.sealedAt !== null || ours.sealed
  return !sealed && (halfSealed || wasReady(row) || seen.readyGeneration === generationInForce(row))
}

/** WordPress and its database have to be there for a reset; one that waited too long for them is given up. */
const isResetDue = ({ row, seen, now }: Situation) => {
  const inForce = generationInForce(row)
  const ready = row.readyGeneration === inForce && seen.readyGeneration === inForce
  return isResetPending(row) && (ready || isResetLate(row, now))
}
