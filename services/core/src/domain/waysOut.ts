import type { StoreAct } from './row.ts'
import type { Blocked } from './state.ts'
import type { StoreStatus } from './status.ts'

/** What leads out of each block. Each is a person's word: none is ever tried by itself. */
const fromBlock: Record<Blocked, readonly StoreAct[]> = {
  ForeignNamespace: ['retry', 'adopt', 'abandon'],
  ForeignRelease: ['retry', 'adopt', 'abandon'],
  RowBehindCluster: ['retry', 'adopt', 'abandon'],
  DataLost: ['retry', 'accept_data_loss', 'abandon'],
  DowngradeRefused: ['retry', 'abandon'],
}

interface Stuck {
  status: StoreStatus
  /** The one that people are shown. */
  reason: string | null
  /** Was what the newest generation asks for, asked for long ago? */
  askedLongAgo: boolean
}

/** The acts that lead on from where a store stands. */
export function waysOut({ status, reason, askedLongAgo }: Stuck): readonly StoreAct[] {
  if (status === 'Deleted') return []
  // A cluster that is gone for good gives no reason.
  if (status === 'Deleting') return reason !== null || askedLongAgo ? ['abandon'] : []
  // As asked, or on its way: a retry leads nowhere from here. Degraded without a reason is one whose namespace is gone.
  if (reason === null && status !== 'Failed' && status !== 'Degraded') return []
  const blocked = status === 'Failed' && reason !== null && Object.hasOwn(fromBlock, reason)
  return blocked ? fromBlock[reason as Blocked] : ['retry']
}
