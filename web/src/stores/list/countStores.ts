import type { Overview } from '@storeyard/core/contract/overview'
import type { StoreFilter } from '../../api/keys.ts'

interface Loaded {
  loaded: number
  hasMore: boolean
}

/** How many stores the filter leaves; null where only a look at all of them would tell. */
export function countStores(
  { name, statuses, plans }: StoreFilter,
  { loaded, hasMore }: Loaded,
  overview: Pick<Overview, 'stores' | 'total'> | undefined,
): number | null {
  if (!hasMore) return loaded
  // The overview knows no tombstones.
  if (!overview || name !== '' || plans.length > 0 || statuses.includes('Deleted')) return null
  if (statuses.length === 0) return overview.total
  return statuses.reduce((sum, status) => sum + (overview.stores[status] ?? 0), 0)
}

export const countInWords = (count: number | null, loaded: number): string => {
  if (count === null) return `More than ${loaded.toLocaleString('en')} stores`
  return count === 1 ? '1 store' : `${count.toLocaleString('en')} stores`
}
