import { z } from 'zod'
import { plainText } from './plainText.ts'
import { StoreId } from './stores.ts'

/** What happened to all stores, keys and sessions, the newest first. */
export const ListActivity = z.strictObject({
  limit: z.coerce.number().int().min(1).max(200).default(50),
  cursor: z
    .string()
    .regex(/^\d{1,15}$/, 'is not a cursor of this list')
    .optional(),
  store_id: StoreId.optional(),
  /** `key:<name>`, `worker`, `reconciler` or `api`. */
  actor: z.string().min(1).max(100).regex(plainText, 'has control characters').optional(),
  type: z
    .string()
    .regex(/^[A-Za-z]{1,60}$/, 'is the name of a kind of event such as Created')
    .optional(),
})
