import type { StoreStatus } from '@storeyard/core/domain/status'

/**
 * What a store's status may turn into, read from the rule in services/core/src/db/schema.ts: the columns that each
 * writer may change in one transaction, and the status that the rule gives before and after.
 */
export const legalTurns: Record<StoreStatus, readonly StoreStatus[]> = {
  // The first attempt begins, or the store is not wanted any more.
  Pending: ['Provisioning', 'Deleting'],
  // Sealed: Ready when the watch saw the pods first, else Updating or Degraded until it does. Marked failed, or blocked.
  Provisioning: ['Ready', 'Updating', 'Degraded', 'Failed', 'Deleting'],
  Ready: ['Degraded', 'Updating', 'Failed', 'Deleting'],
  Degraded: ['Ready', 'Updating', 'Failed', 'Deleting'],
  // Ready or, marked failed, back at the older spec: Ready or Degraded. Unsealed, when a loss was accepted: made anew.
  Updating: ['Ready', 'Degraded', 'Provisioning', 'Failed', 'Deleting'],
  // Retried: never sealed it is made again, sealed it is brought up to date; a block that is lifted gives what it is.
  // Abandoned: Deleted at once.
  Failed: ['Provisioning', 'Updating', 'Ready', 'Degraded', 'Deleting', 'Deleted'],
  Deleting: ['Deleted'],
  Deleted: [],
}

export interface Turn {
  store: string
  from: StoreStatus
  to: StoreStatus
}

/** What is wrong with the turns of one store, the oldest first; nothing when they are one legal way. */
export function findIllegal(turns: readonly Turn[]): string[] {
  let at: StoreStatus = 'Pending'
  return turns.flatMap(({ store, from, to }) => {
    const wrong = []
    if (from !== at) wrong.push(`${store} turned from ${from} while it was ${at}`)
    if (!legalTurns[from].includes(to)) wrong.push(`${store} turned from ${from} to ${to}`)
    at = to
    return wrong
  })
}
