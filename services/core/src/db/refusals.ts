import { explain } from '../domain/explain.ts'
import { RefusedError } from '../domain/refused.ts'
import type { StoreRow } from './changeStore.ts'

export const refuseAbsent = (row: StoreRow): void => {
  if (row.desiredState === 'absent') throw new RefusedError('STORE_DELETED')
}

/** What the cluster holds was made from a row that this one does not know: a change would be built on old ground. */
export const refuseBehind = (row: StoreRow): void => {
  if (explain(row).reason === 'RowBehindCluster')
    throw new RefusedError('ROW_BEHIND_CLUSTER', 'Adopt what the cluster holds first, then change the store.')
}
