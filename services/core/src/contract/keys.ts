import { z } from 'zod'
import { keyNameLengthMax } from './choices.ts'
import { roles } from './sessions.ts'

export const KeyId = z.uuid('is not the id of a key')
const timestamp = z.iso.datetime()

/** A key as it is shown: its text is in the answer that made it, and nowhere else. */
export const ApiKey = z
  .object({
    id: z.string(),
    name: z.string(),
    role: z.enum(roles),
    /** What a key's text begins with: `sy_<prefix>_`. */
    prefix: z.string(),
    /** How many stores it may have at once; null where only the platform's own limit counts. */
    stores_max: z.int().nullable(),
    created_at: timestamp,
    /** The actor of its `KeyCreated` event. */
    created_by: z.string(),
    expires_at: timestamp.nullable(),
    revoked_at: timestamp.nullable(),
    /** To the minute. */
    last_used_at: timestamp.nullable(),
  })
  .meta({ id: 'ApiKey' })
export type ApiKey = z.infer<typeof ApiKey>
export const ApiKeyPage = z.object({ items: z.array(ApiKey), next_cursor: z.string().nullable() })
export type ApiKeyPage = z.infer<typeof ApiKeyPage>

/** With `key`, the text to keep: it is never shown again. */
export const CreatedKey = ApiKey.extend({ key: z.string() }).meta({ id: 'CreatedKey' })
export type CreatedKey = z.infer<typeof CreatedKey>

export const CreateKey = z.strictObject({
  name: z
    .string()
    .max(keyNameLengthMax, `has at most ${keyNameLengthMax} characters`)
    .regex(
      /^[A-Za-z0-9]([A-Za-z0-9 ._@-]*[A-Za-z0-9])?$/,
      'has letters, digits, spaces and . _ @ - only, and starts and ends with a letter or digit',
    ),
  role: z.enum(roles),
  expires_at: z.iso
    .datetime({ offset: true, error: 'is a time such as 2030-01-31T12:00:00Z' })
    .refine((text) => !(Date.parse(text) <= Date.now()), 'is in the past; choose a later time')
    .nullish(),
  stores_max: z.int().min(0).max(1_000_000).nullish(),
})
export type CreateKey = z.infer<typeof CreateKey>

export const ListKeys = z.strictObject({
  limit: z.coerce.number().int().min(1).max(200).default(50),
  cursor: KeyId.optional(),
})
export type ListKeys = z.infer<typeof ListKeys>
