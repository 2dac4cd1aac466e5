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

/** What the worker says of a store that may be well: a trouble that is observed now is the greater news. */
const lesser: ReadonlySet<Reason> = new Set<Reason>(['RolledBack', 'PasswordResetWaits'])

/** The cause that people are shown: the worker's for this generation where it has one, else what was observed. */
export const explain = (row: Explained): { reason: Reason | null; message: string | null } => {
  if (row.status === 'Deleted') return { reason: null, message: null }
  const isLesser = row.attemptReason && lesser.has(row.attemptReason) && row.status === 'Degraded' && row.observedReason
  if (row.attemptReason && row.attemptGeneration === row.generation && !isLesser)
    return { reason: row.attemptReason, message: row.attemptMessage }
  if (row.status === 'Deleting') return { reason: null, message: null }
  return { reason: row.observedReason, message: row.observedMessage }
}
