import type { Reason, StoreStatus } from './status.ts'

interface Explained {
  status: StoreStatus
  generation: number
  attemptGeneration: number | null
  attemptReason: Reason | null
  attemptMessage: string | null
  observedReason: Reason | null
  observedMessage: string | null
}

/** The cause that people are shown: the worker's for this generation where it has one, else what was observed. */
export const explain = (row: Explained): { reason: Reason | null; message: string | null } => {
  if (row.status === 'Deleted') return { reason: null, message: null }
  if (row.attemptReason && row.attemptGeneration === row.generation)
    return { reason: row.attemptReason, message: row.attemptMessage }
  if (row.status === 'Deleting') return { reason: null, message: null }
  return { reason: row.observedReason, message: row.observedMessage }
}
