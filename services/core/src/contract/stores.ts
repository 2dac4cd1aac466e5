import { z } from 'zod'
import { storeActs } from '../domain/row.ts'
import { storeStatuses } from '../domain/status.ts'
import { components, plans, storeNameLengthMax, storeSorts, titleLengthMax, wordpressReplicasMax } from './choices.ts'
import { plainText } from './plainText.ts'

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
  // As xn--, which certificate authorities refuse where it stands for no name in Unicode.
  .regex(
    /^(.{1,3}$|..[^-]|...[^-])/,
    'store_name has no hyphens as both its third and fourth character: such names are kept for international domain names',
  )
// Control characters have no place on a page's title and would corrupt logs.
const Title = z
  .string()
  .trim()
  .min(1, 'title is empty')
  .max(titleLengthMax)
  .regex(plainText, 'title has control characters')
  // Half of a surrogate pair is no character, and Postgres refuses it.
  .refine((text) => text.isWellFormed(), 'title has broken characters')
export const Plan = z.enum(plans)

export const CreateStore = z.strictObject({
  store_name: StoreName,
  title: Title.optional(),
  admin_email: z.email('admin_email is not an e-mail address').max(100).optional(),
  locale: z
    .string()
    .regex(/^[a-z]{2,3}(_[A-Z]{2})?(_[a-z0-9]+)?$/, 'locale is a WordPress locale such as en_US or de_DE')
    .default('en_US'),
  timezone: z.string().max(64).refine(isTimeZone, 'timezone is an IANA name such as Europe/Vienna').default('UTC'),
  plan: Plan.default('small'),
  deletion_protection: z.boolean().default(false),
})
export type CreateStore = z.infer<typeof CreateStore>

/** GET /api/v1/name-check */
export const CheckName = z.strictObject({ store_name: StoreName })

/** What a store of this name would be called by its visitors, and why there cannot be one now. */
export const StoreNameCheck = z
  .object({
    store_name: z.string(),
    url: z.string(),
    problem: z
      .object({ code: z.enum(['NAME_TAKEN', 'NAME_RELEASING', 'NAME_RESERVED']), detail: z.string() })
      .nullable(),
  })
  .meta({ id: 'StoreNameCheck' })
export type StoreNameCheck = z.infer<typeof StoreNameCheck>

const storeChanges = ['title', 'deletion_protection', 'plan', 'wordpress_replicas'] as const
export const PatchStore = z
  .strictObject({
    title: Title,
    deletion_protection: z.boolean(),
    plan: Plan,
    /** Leaves the volumes as they are where the plan has larger ones, until a plan is asked for without it. */
    keep_volumes: z.boolean(),
    /** More than one needs a volume that many pods can mount. */
    wordpress_replicas: z.int().min(1).max(wordpressReplicasMax),
  })
  .partial()
  .refine((patch) => storeChanges.some((key) => patch[key] !== undefined), {
    message: `nothing to change: give one of ${storeChanges.join(', ')}`,
  })
  .refine((patch) => patch.keep_volumes === undefined || patch.plan !== undefined, {
    message: 'goes with a plan: give that too, the present one or another',
    path: ['keep_volumes'],
  })
export type PatchStore = z.infer<typeof PatchStore>

/** Without a version: the newest chart. */
export const UpgradeStore = z.strictObject({ chart_version: z.string().min(1).max(100).optional() }).prefault({})

/** With `accept_data_loss` a store whose data is lost starts anew without it. */
export const RetryStore = z.strictObject({ accept_data_loss: z.boolean().default(false) }).prefault({})

/** Without a number: the last generation seen ready that is another than now. */
export const RollBackStore = z.strictObject({ generation: z.int().min(1).max(2_147_483_647).optional() }).prefault({})

/** The id of every store: 8 hexadecimal digits. */
export const StoreId = z.string().regex(/^[0-9a-f]{8}$/, 'is not the id of a store')

/** In a query, where all are texts. */
const truth = z.enum(['true', 'false']).transform((text) => text === 'true')

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
    wordpress_replicas: z.int(),
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
    /** What may be asked of it as it stands, beside changes: some need the role admin. */
    ways_out: z.array(z.enum(storeActs)),
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

/** One value, or the same parameter several times. */
const repeatable = <T extends z.ZodType>(value: T) =>
  z
    .union([value, z.array(value).max(20)])
    .transform((given): z.output<T>[] => (Array.isArray(given) ? given : [given]))
    .optional()

export const ListStores = z.strictObject({
  limit: z.coerce.number().int().min(1).max(200).default(50),
  cursor: StoreId.optional(),
  /** With a hyphen: downwards. */
  sort: z.enum(storeSorts).default('-created_at'),
  status: repeatable(z.enum(storeStatuses)),
  plan: repeatable(Plan),
  /** Part of the store's name. */
  name: z.string().max(storeNameLengthMax).regex(plainText, 'name has control characters').optional(),
  include_deleted: truth.prefault('false'),
})
export type ListStores = z.infer<typeof ListStores>

export const StoreEvent = z
  .object({
    id: z.string(),
    /** Null for what happens to keys and sessions. */
    store_id: z.string().nullable(),
    actor: z.string(),
    type: z.string(),
    reason: z.string().nullable(),
    message: z.string(),
    data: z.record(z.string(), z.unknown()),
    at: timestamp,
    /** The client's address (for admins alone) and the request's id, where a request is what the event tells of. */
    address: z.string().nullable(),
    request_id: z.string().nullable(),
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

/** One state that people asked for, with what it is made of. */
export const Generation = z
  .object({
    generation: z.int(),
    created_at: timestamp,
    /** Null where it was not written down. */
    asked_by: z.string().nullable(),
    /** The type of the event that tells of it. */
    change: z.string().nullable(),
    chart_version: z.string(),
    plan: Plan.nullable(),
    images: z.object({ wordpress: z.string().nullable(), mariadb: z.string().nullable() }),
    /** The one that the store is held at. */
    in_force: z.boolean(),
    was_ready: z.boolean(),
    failed: z.boolean(),
  })
  .meta({ id: 'Generation' })
export type Generation = z.infer<typeof Generation>
export const GenerationPage = z.object({ items: z.array(Generation), next_cursor: z.string().nullable() })
export type GenerationPage = z.infer<typeof GenerationPage>

/** A store's generations, the newest first. */
export const ListGenerations = z.strictObject({
  limit: z.coerce.number().int().min(1).max(200).default(50),
  cursor: z
    .string()
    .regex(/^\d{1,9}$/, 'is not a cursor of this list')
    .transform(Number)
    .optional(),
})

/** The last lines of a container's log, as plain text; with `follow`, those that come too. */
export const ReadLogs = z.strictObject({
  component: z.enum(components).default('wordpress'),
  tail: z.coerce.number().int().min(1).max(2_000).default(100),
  follow: truth.prefault('false'),
})

export const Credentials = z.object({
  admin_user: z.string(),
  admin_password: z.string(),
  login_url: z.string(),
  /** The password here may be the old one while a reset is pending, or no valid one after one that ran out of time. */
  reset: z.enum(['pending', 'failed']).nullable(),
})
export type Credentials = z.infer<typeof Credentials>
