import type { Diagnosis, NamespaceOurs, StoreSeen } from './observed.ts'
import type { Reason } from './status.ts'

/** The part of the row that decisions are made from. */
export interface DecidingRow {
  desiredState: 'running' | 'absent'
  generation: number
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
  /** The worker's fresh judgement that the newest generation has failed for good; null while it may still come up. */
  failure: Diagnosis | null
  /** The database's clock. */
  now: Date
  /** No helm runs longer than this. */
  helmLimitMs: number
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
  | { kind: 'blocked'; reason: Blocked }
  | { kind: 'helmAlive' }
  | { kind: 'failedFirst'; leftovers: boolean }
  | { kind: 'failed'; failure: Diagnosis; rollsBack: boolean }
  | { kind: 'interrupted' }
  | { kind: 'absent' }
  | { kind: 'outOfSync' }
  | { kind: 'drifted' }
  | { kind: 'unsealed' }
  | { kind: 'inSync' }

/** The newest generation, or, when that one is marked failed, the last one that was seen Ready. */
export const generationInForce = (row: Pick<DecidingRow, 'generation' | 'failedGeneration' | 'readyGeneration'>) =>
  row.failedGeneration === row.generation ? (row.readyGeneration ?? row.generation) : row.generation

/** A killed helm needs this long at most to be gone after its limit. */
const helmKillMs = 10_000

/** Observed and wanted in, state out; the first rule that holds decides. */
export function determineState(situation: Situation): StoreState {
  const { row, seen } = situation
  const { namespace } = seen
  const ours = namespace.kind === 'ours' ? namespace : null

  // A refused read would look like an absent object, so rights come before everything that is read with them.
  if (ours && !ours.terminating && !ours.rights) return { kind: 'rightsMissing' }
  return row.desiredState === 'absent' ? determineUnwanted(ours) : determineWanted(situation, ours)
}

const determineUnwanted = (ours: NamespaceOurs | null): StoreState => {
  if (!ours) return { kind: 'gone' }
  return ours.terminating ? { kind: 'terminating' } : { kind: 'unwanted' }
}

function determineWanted(situation: Situation, ours: NamespaceOurs | null): StoreState {
  const { row, seen, failure } = situation
  const { release } = seen
  const everSealed = row.sealedAt !== null || ours?.sealed === true
  const neverReady = row.readyGeneration === null && !everSealed
  const markedFailed = row.failedGeneration === row.generation

  const blocked = findBlock(situation, ours, everSealed)
  if (blocked) return { kind: 'blocked', reason: blocked }
  if (ours?.terminating) return { kind: 'terminating' }
  if (mayHelmBeAlive(situation)) return { kind: 'helmAlive' }
  if (markedFailed && neverReady) return { kind: 'failedFirst', leftovers: ours !== null }
  if (failure && !markedFailed && neverReady) return { kind: 'failed', failure, rollsBack: false }
  if (release.kind === 'ours' && (release.status === 'pending' || release.status === 'uninstalling'))
    return { kind: 'interrupted' }
  if (failure && !markedFailed && row.readyGeneration !== null) return { kind: 'failed', failure, rollsBack: true }
  if (!ours || release.kind !== 'ours') return { kind: 'absent' }
  if (isOutOfSync(situation)) return { kind: 'outOfSync' }
  if (seen.drift.length > 0) return { kind: 'drifted' }
  if (needsSeal(situation, ours)) return { kind: 'unsealed' }
  return { kind: 'inSync' }
}

function findBlock({ row, seen, specOfRelease }: Situation, ours: NamespaceOurs | null, everSealed: boolean) {
  const { release, namespace } = seen
  if (namespace.kind === 'foreign') return 'ForeignNamespace'
  if (release.kind === 'foreign') return 'ForeignRelease'
  if (release.kind === 'ours') {
    if (release.generation > row.generation) return 'RowBehindCluster'
    if (release.spec !== specOfRelease) return 'RowBehindCluster'
  }
  if (everSealed && (!ours || ours.terminating || areVolumesLost(row, seen))) return 'DataLost'
  return null
}

/** Gone or strange: a claim that Kubernetes made again by itself has another UID. */
const areVolumesLost = (row: DecidingRow, seen: StoreSeen) =>
  row.volumeUids !== null &&
  (seen.wpContent?.uid !== row.volumeUids.wpContent || seen.mariadb?.uid !== row.volumeUids.mariadb)

/** Helms of this worker's own attempt are known to be over: it waited for them. */
function mayHelmBeAlive({ row, seen: { release }, now, helmLimitMs }: Situation): boolean {
  const settled =
    release.kind === 'ours' &&
    release.fence === row.helmFence &&
    (release.status === 'deployed' || release.status === 'failed')
  const olderRuns =
    row.helmFence !== null && row.helmFence !== row.fence && row.helmUntil !== null && row.helmUntil > now
  if (olderRuns && !settled) return true

  const unfinished = release.kind === 'ours' && (release.status === 'pending' || release.status === 'uninstalling')
  return (
    unfinished && release.fence !== row.fence && release.modifiedAt.getTime() + helmLimitMs + helmKillMs > now.getTime()
  )
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

/** Sealing takes three writes; a crash between them leaves a half that is finished here. */
const needsSeal = ({ row, seen }: Situation, ours: NamespaceOurs) => {
  const sealed = row.sealedAt !== null && ours.sealed && !seen.firstStart
  const halfSealed = row.sealedAt !== null || ours.sealed
  return !sealed && (halfSealed || seen.readyGeneration === generationInForce(row))
}
