import type { Diagnosis } from './observed.ts'
import type { DecidingRow } from './state.ts'
import type { Reason } from './status.ts'

export interface Judged {
  row: Pick<DecidingRow, 'desiredState' | 'generation' | 'failedGeneration' | 'readyGeneration'> & {
    attemptGeneration: number | null
    attemptReason: Reason | null
    attemptMessage: string | null
    deadlineAt: Date | null
  }
  /** The generation whose workloads are ready at this fresh look. */
  readyGeneration: number | null
  diagnosis: Diagnosis | null
  now: Date
  /** A deadline that passed while nobody watched proves nothing, so it is judged only then. */
  reconcilerWatches: boolean
}

/** Whether the newest generation has failed for good, and of what. What is ready by now is ready, however late. */
export function judgeFailure({ row, readyGeneration, diagnosis, now, reconcilerWatches }: Judged): Diagnosis | null {
  if (row.desiredState === 'absent') return null
  if (row.failedGeneration === row.generation || row.readyGeneration === row.generation) return null
  if (readyGeneration === row.generation) return null
  if (diagnosis?.forGood) return diagnosis
  const ofThisGeneration = row.attemptGeneration === row.generation
  if (ofThisGeneration && row.attemptReason === 'ChartRefused')
    return { reason: row.attemptReason, message: row.attemptMessage ?? '', forGood: true }
  const late = ofThisGeneration && row.deadlineAt !== null && row.deadlineAt <= now
  if (!late || !reconcilerWatches) return null
  if (diagnosis) return { ...diagnosis, forGood: true }
  if (row.attemptReason) return { reason: row.attemptReason, message: row.attemptMessage ?? '', forGood: true }
  return { reason: 'Timeout', message: 'The pods did not become ready by the deadline.', forGood: true }
}
