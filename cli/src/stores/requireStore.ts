import type { Store } from '@storeyard/client/types'
import { requireFields } from '../requireFields.ts'

/** What a store has had in every release; an earlier one's answer may lack what came since. */
export const requireStore = (store: Store): Store => ({
  ...requireFields(store, { id: 'string', store_name: 'string', status: 'string', title: 'string' }),
  ways_out: store.ways_out ?? [],
})
