import type { Store } from '@storeyard/client/types'
import { statusViews } from './statuses.ts'

interface Situation {
  stores: readonly Pick<Store, 'status'>[]
  /** Changes are told by the event stream; polling is the net below it. */
  live: boolean
  failed: boolean
}

/** How long until the stores are asked for again. */
export const pollIntervalMs = ({ stores, live, failed }: Situation): number => {
  if (failed) return 3_000
  const moving = stores.some(({ status }) => statusViews[status].transitional)
  if (moving) return live ? 5_000 : 2_000
  return live ? 60_000 : 15_000
}
