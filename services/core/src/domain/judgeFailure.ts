import type { Diagnosis } from './observed.ts'
import type { DecidingRow } from './state.ts'
import type { Reason } from './status.ts'

export interface Judged {
  row: Pick<
    DecidingRow,
    'desiredState' | 'generation' | 'failedGeneration' | 'readyGeneration' | 'appliedGeneration'
  > & {
    attemptGeneration: number | null
    attemptReason: Reason | null
    attemptMessage: string | null
    deadlineAt: Date | null
  }
  /** The generation whose workloads are ready at this fresh look. */
  readyGeneration: number | null
  diagnosis: Diagnosis | null
  now: Date
  /** Since when an active reconciler watches the cluster; null when none does. */
  watchedSince: Date | null
}

/** A deadline that passed while nobody watched proves nothing: with the cluster back, the store gets this long. */
const graceMs = 120_000

/** Whether the newest generation has failed for good, and of what. What is ready by now is ready, however late. */
export function judgeFailure({ row, readyGeneration, diagnosis, now, watchedSince }: Judged): Diagnosis | null {
  if (row.desiredState === 'absent') return null
  if (row.failedGeneration === row.generation || row.readyGeneration === row.generation) return null
  if (readyGeneration === row.generation) return null
  // Before this generation is applied the pods are those of another one.
  const ofItsPods = row.appliedGeneration === row.generation ? diagnosis : null
  if (ofItsPods?.forGood) return ofItsPods
  const ofThisGeneration = row.attemptGeneration === row.generation
  if (ofThisGeneration && row.attemptReason === 'ChartRefused')
    return { reason: row.attemptReason, message: row.attemptMessage ?? '', forGood: true }
  // It has not begun: an apply gives it its time.
  if (row.attemptReason === 'NamespaceTerminating') return null
  const late = ofThisGeneration && row.deadlineAt !== null && row.deadlineAt <= now
  if (!late || !watchedSince || !row.deadlineAt) return null
  if (watchedSince > row.deadlineAt && watchedSince.getTime() + graceMs > now.getTime()) return null
  if (ofItsPods) return { ...ofItsPods, forGood: true }
  if (row.attemptReason) return { reason: row.attemptReason, message: row.attemptMessage ?? '', forGood: true }
  return { reason: 'Timeout', message: 'The pods did not become ready by the deadline.', forGood: true }
}
