import type { Store } from '@storeyard/client/types'
import { requireFields } from '../requireFields.ts'

export const requireStore = (store: Store): Store =>
  requireFields(store, { id: 'string', store_name: 'string', status: 'string', title: 'string', ways_out: 'array' })
