import type { Store } from '@storeyard/client/types'

/** What a person waits for. */
export type Goal = 'Ready' | 'Deleted'

export const goalOf = ({ status }: Pick<Store, 'status'>): Goal =>
  status === 'Deleting' || status === 'Deleted' ? 'Deleted' : 'Ready'

/** How far a store is from it; `missed` means that it does not get there without a person. */
export function judge(
  { status, reason }: Pick<Store, 'status' | 'reason'>,
  goal: Goal,
): 'reached' | 'missed' | 'underway' {
  if (status === goal) return reason === 'RolledBack' ? 'missed' : 'reached'
  if (status === 'Failed') return 'missed'
  // Somebody else has it deleted meanwhile.
  if (goal === 'Ready' && goalOf({ status }) === 'Deleted') return 'missed'
  return 'underway'
}
