import { z } from 'zod'
import { storeStatuses } from '../domain/status.ts'

/** At most 40 characters, so that `<store_name>-<id>` stays a legal Helm release name (53). */
export const storeNameLengthMax = 40
export const titleLengthMax = 120

const isTimeZone = (name: string) => {
  try {
    new Intl.DateTimeFormat('en', { timeZone: name })
    return true
  } catch {
    return false
  }
}

export const StoreName = z
  .string('store_name is a text of lower-case letters, digits and hyphens')
  .min(1, 'store_name is missing')
  .max(storeNameLengthMax, `store_name has at most ${storeNameLengthMax} characters`)
  .regex(
    /^[a-z0-9]([-a-z0-9]*[a-z0-9])?$/,
    'store_name has lower-case letters, digits and hyphens only, and starts and ends with a letter or digit',
  )
// Control characters have no place on a page's title and would corrupt logs.
const Title = z
  .string()
  .trim()
  .min(1, 'title is empty')
  .max(titleLengthMax)
  .regex(/^\P{Cc}*$/u, 'title has control characters')
  // Half of a surrogate pair is no character, and Postgres refuses it.
  .refine((text) => text.isWellFormed(), 'title has broken characters')
export const plans = ['small', 'medium', 'large'] as const
export const Plan = z.enum(plans)
export type Plan = z.infer<typeof Plan>

export const CreateStore = z.strictObject({
  store_name: StoreName,
  title: Title.optional(),
  admin_email: z.email('admin_email is not an e-mail address').max(100).optional(),
  locale: z
    .string()
    .regex(/^[a-z]{2,3}(_[A-Z]{2})?(_[a-z]+)?$/, 'locale is a WordPress locale such as en_US or de_DE')
    .default('en_US'),
  timezone: z.string().max(64).refine(isTimeZone, 'timezone is an IANA name such as Europe/Vienna').default('UTC'),
  plan: Plan.default('small'),
  deletion_protection: z.boolean().default(false),
})
export type CreateStore = z.infer<typeof CreateStore>

export const PatchStore = z
  .strictObject({
    title: Title,
    deletion_protection: z.boolean(),
  })
  .partial()
  .refine((patch) => Object.keys(patch).length > 0, 'nothing to change: give title or deletion_protection')
export type PatchStore = z.infer<typeof PatchStore>

/** The id of every store: 8 hexadecimal digits. */
export const StoreId = z.string().regex(/^[0-9a-f]{8}$/, 'is not the id of a store')

const timestamp = z.iso.datetime()

export const Store = z
  .object({
    id: z.string(),
    store_name: z.string(),
    title: z.string(),
    admin_email: z.string(),
    locale: z.string(),
    timezone: z.string(),
    plan: Plan,
    deletion_protection: z.boolean(),
    namespace: z.string(),
    helm_release: z.string(),
    domain: z.string(),
    url: z.string(),
    status: z.enum(storeStatuses),
    /** CamelCase cause of a status that is not as wished; null when there is none. */
    reason: z.string().nullable(),
    /** One plain sentence with what to do. */
    message: z.string().nullable(),
    generation: z.int(),
    chart_version: z.string(),
    created_at: timestamp,
    ready_at: timestamp.nullable(),
    deleted_at: timestamp.nullable(),
  })
  .meta({ id: 'Store' })
export type Store = z.infer<typeof Store>

/** `next_cursor` is opaque: hand it back as `cursor` for the page that follows; null on the last page. */
export const StorePage = z.object({ items: z.array(Store), next_cursor: z.string().nullable() })
export type StorePage = z.infer<typeof StorePage>

export const ListStores = z.strictObject({
  limit: z.coerce.number().int().min(1).max(200).default(50),
  cursor: StoreId.optional(),
  status: z.enum(storeStatuses).optional(),
  /** Part of the store's name. */
  name: z
    .string()
    .max(storeNameLengthMax)
    .regex(/^\P{Cc}*$/u, 'name has control characters')
    .optional(),
  include_deleted: z.stringbool().default(false),
})
export type ListStores = z.infer<typeof ListStores>

export const StoreEvent = z
  .object({
    id: z.string(),
    store_id: z.string(),
    actor: z.string(),
    type: z.string(),
    reason: z.string().nullable(),
    message: z.string(),
    data: z.record(z.string(), z.unknown()),
    at: timestamp,
  })
  .meta({ id: 'StoreEvent' })
export type StoreEvent = z.infer<typeof StoreEvent>
export const StoreEventPage = z.object({ items: z.array(StoreEvent), next_cursor: z.string().nullable() })
export type StoreEventPage = z.infer<typeof StoreEventPage>

/** A store's events, the newest first. */
export const ListEvents = z.strictObject({
  limit: z.coerce.number().int().min(1).max(200).default(50),
  cursor: z
    .string()
    .regex(/^\d{1,15}$/, 'is not a cursor of this list')
    .optional(),
})

export const components = ['wordpress', 'mariadb'] as const
export type Component = (typeof components)[number]

/** The last lines of a container's log, as plain text. */
export const ReadLogs = z.strictObject({
  component: z.enum(components).default('wordpress'),
  tail: z.coerce.number().int().min(1).max(2_000).default(100),
})

export const Credentials = z.object({
  admin_user: z.string(),
  admin_password: z.string(),
  login_url: z.string(),
})
export type Credentials = z.infer<typeof Credentials>
