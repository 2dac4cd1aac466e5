import { sql } from 'drizzle-orm'
import {
  bigint,
  boolean,
  char,
  customType,
  index,
  integer,
  jsonb,
  pgTable,
  primaryKey,
  text,
  timestamp,
  uniqueIndex,
} from 'drizzle-orm/pg-core'
import type { AppliedObjects } from '../domain/applied.ts'
import type { StoreAct, VolumeSizes, VolumeUids } from '../domain/row.ts'
import type { StoreSpec } from '../domain/spec.ts'
import { blockingReasons, type Reason, type StoreStatus } from '../domain/status.ts'

const bytea = customType<{ data: Buffer }>({ dataType: () => 'bytea' })
const time = (name: string) => timestamp(name, { withTimezone: true, mode: 'date' })
const now = sql`clock_timestamp()`
const blocking = sql.raw(blockingReasons.map((reason) => `'${reason}'`).join(', '))

/**
 * The one rule for a store's status. The generation in force is the newest, or, when that one is marked failed, the
 * last one seen Ready.
 */
const statusRule = sql`case
  when deleted_at is not null then 'Deleted'
  when desired_state = 'absent' then 'Deleting'
  when attempt_reason in (${blocking}) and attempt_generation = generation then 'Failed'
  when failed_generation = generation and ready_generation is null then 'Failed'
  when attempt_generation is null then 'Pending'
  when sealed_at is null then case when failed_generation = generation then 'Degraded' else 'Provisioning' end
  when workloads_generation = case when failed_generation = generation then ready_generation else generation end
    then case when observed_reason is null then 'Ready' else 'Degraded' end
  when failed_generation is distinct from generation and coalesce(ready_generation, 0) < generation then 'Updating'
  else 'Degraded'
end`

/**
 * One row a store, kept as a tombstone after its deletion. The columns stand in groups and each group has one writer:
 * the api writes identity (once) and desired, the worker that holds the lease writes attempt, the active reconciler
 * writes observed.
 */
export const stores = pgTable(
  'stores',
  {
    // identity
    id: char('id', { length: 8 }).primaryKey(),
    storeName: text('store_name').notNull(),
    namespace: text('namespace').notNull().unique(),
    helmRelease: text('helm_release').notNull(),
    domain: text('domain').notNull(),
    clusterId: text('cluster_id').notNull(),
    createdBy: text('created_by').notNull(),
    createdAt: time('created_at').notNull().default(now),

    // desired
    desiredState: text('desired_state').$type<'running' | 'absent'>().notNull().default('running'),
    generation: integer('generation').notNull().default(1),
    act: text('act').$type<StoreAct>(),
    title: text('title').notNull(),
    adminEmail: text('admin_email').notNull(),
    locale: text('locale').notNull(),
    timezone: text('timezone').notNull(),
    plan: text('plan').$type<'small' | 'medium' | 'large'>().notNull(),
    deletionProtection: boolean('deletion_protection').notNull().default(false),
    /** Names the last reset of the administrator's password that a person asked for. */
    passwordReset: text('password_reset'),

    // attempt
    fence: bigint('fence', { mode: 'number' }).notNull().default(0),
    leaseOwner: text('lease_owner'),
    leaseUntil: time('lease_until'),
    helmUntil: time('helm_until'),
    /** The fence under which the last helm was started. */
    helmFence: bigint('helm_fence', { mode: 'number' }),
    /** The generation that deadline_at, next_attempt_at, failed_attempts and the attempt's reason speak about. */
    attemptGeneration: integer('attempt_generation'),
    deadlineAt: time('deadline_at'),
    nextAttemptAt: time('next_attempt_at'),
    failedAttempts: integer('failed_attempts').notNull().default(0),
    failedGeneration: integer('failed_generation'),
    appliedGeneration: integer('applied_generation'),
    appliedCredentialsUid: text('applied_credentials_uid'),
    appliedObjects: jsonb('applied_objects').$type<AppliedObjects>(),
    actDoneGeneration: integer('act_done_generation'),
    /** The reset that came to an end, done or given up: one that was asked for and is not this one is pending. */
    passwordResetEnded: text('password_reset_ended'),
    /** The pending reset is given up then; null until the store was ready for it. */
    passwordResetUntil: time('password_reset_until'),
    sealedAt: time('sealed_at'),
    volumeUids: jsonb('volume_uids').$type<VolumeUids>(),
    volumeSizes: jsonb('volume_sizes').$type<VolumeSizes>(),
    mariadbSeries: text('mariadb_series'),
    mariadbSeriesTried: text('mariadb_series_tried'),
    nameReleasedAt: time('name_released_at'),
    attemptReason: text('attempt_reason').$type<Reason>(),
    attemptMessage: text('attempt_message'),
    deletedAt: time('deleted_at'),

    // observed
    observedFence: bigint('observed_fence', { mode: 'number' }).notNull().default(0),
    namespaceUid: text('namespace_uid'),
    /** The generation whose workloads are ready now; null while they are not. */
    workloadsGeneration: integer('workloads_generation'),
    /** The last generation whose workloads were seen ready. */
    readyGeneration: integer('ready_generation'),
    readyAt: time('ready_at'),
    observedReason: text('observed_reason').$type<Reason>(),
    observedMessage: text('observed_message'),

    status: text('status').$type<StoreStatus>().notNull().generatedAlwaysAs(statusRule),
    /** As generationInForce: what failed is no setting of the store. */
    generationInForce: integer('generation_in_force')
      .notNull()
      .generatedAlwaysAs(sql`case
      when failed_generation = generation then coalesce(ready_generation, generation) else generation end`),
  },
  (table) => [
    uniqueIndex('stores_name_held').on(table.storeName).where(sql`name_released_at is null`),
    uniqueIndex('stores_domain_held').on(table.domain).where(sql`name_released_at is null`),
    // A page costs the same wherever it is: one index for each order, without the tombstones that most lists leave out,
    // and with them.
    index('stores_by_age').on(table.createdAt, table.id),
    index('stores_by_name').on(table.storeName, table.id),
    index('stores_kept_by_age').on(table.createdAt, table.id).where(sql`deleted_at is null`),
    index('stores_kept_by_name').on(table.storeName, table.id).where(sql`deleted_at is null`),
    // The reconciler's five-second look: rows that are not at rest.
    index('stores_unsettled').on(table.id).where(sql`status not in ('Ready', 'Deleted')`),
    index('stores_leased').on(table.id).where(sql`lease_owner is not null`),
    index('stores_at_helm').on(table.id).where(sql`helm_until is not null`),
    index('stores_resetting').on(table.id).where(sql`password_reset is distinct from password_reset_ended`),
    // For the limits of stores, each key's and all.
    index('stores_undeleted').on(table.createdBy).where(sql`deleted_at is null`),
  ],
)

/** The complete spec of each generation: chart version and values, with the configured values file merged in. */
export const storeSpecs = pgTable(
  'store_specs',
  {
    storeId: char('store_id', { length: 8 })
      .notNull()
      .references(() => stores.id),
    generation: integer('generation').notNull(),
    spec: jsonb('spec').$type<StoreSpec>().notNull(),
    createdAt: time('created_at').notNull().default(now),
  },
  (table) => [primaryKey({ columns: [table.storeId, table.generation] })],
)

/** A published chart version never changes: same version, same digest. */
export const chartVersions = pgTable('chart_versions', {
  version: text('version').primaryKey(),
  digest: text('digest').notNull(),
  archive: bytea('archive').notNull(),
  registeredAt: time('registered_at').notNull().default(now),
})

/** Append-only: audit log, timeline and event stream in one. Ids grow in commit order (see appendEvents). */
export const storeEvents = pgTable(
  'store_events',
  {
    id: bigint('id', { mode: 'number' }).primaryKey().generatedAlwaysAsIdentity(),
    storeId: char('store_id', { length: 8 }).references(() => stores.id),
    actor: text('actor').notNull(),
    type: text('type').notNull(),
    reason: text('reason'),
    message: text('message').notNull(),
    data: jsonb('data').$type<Record<string, unknown>>().notNull().default({}),
    at: time('at').notNull().default(now),
    /** The client's address and the request's id, where a request is what the event tells of. */
    address: text('address'),
    requestId: text('request_id'),
  },
  (table) => [
    index('store_events_by_store').on(table.storeId, table.id),
    index('store_events_by_actor').on(table.actor, table.id),
    index('store_events_by_type').on(table.type, table.id),
  ],
)

/** Keys are shown once; only their SHA-256 is kept. */
export const apiKeys = pgTable('api_keys', {
  id: text('id').primaryKey(),
  name: text('name').notNull(),
  role: text('role').$type<'viewer' | 'operator' | 'admin'>().notNull(),
  prefix: text('prefix').notNull(),
  sha256: text('sha256').notNull().unique(),
  /** How many stores it may have at once; null where only the platform's own limit counts. */
  storesMax: integer('stores_max'),
  createdAt: time('created_at').notNull().default(now),
  createdBy: text('created_by').notNull().default('api'),
  expiresAt: time('expires_at'),
  revokedAt: time('revoked_at'),
  lastUsedAt: time('last_used_at'),
})

/** A browser's session, got for a key; it ends with the key. The token changes while it lasts (see sessions.ts). */
export const sessions = pgTable(
  'sessions',
  {
    id: bigint('id', { mode: 'number' }).primaryKey().generatedAlwaysAsIdentity(),
    keyId: text('key_id')
      .notNull()
      .references(() => apiKeys.id),
    sha256: text('sha256').notNull().unique(),
    /** Of the token before, which counts until `previousUntil`, set when the new one is first used. */
    previousSha256: text('previous_sha256').unique(),
    previousUntil: time('previous_until'),
    rotatedAt: time('rotated_at').notNull().default(now),
    /** Where it was signed in from. */
    address: text('address'),
    createdAt: time('created_at').notNull().default(now),
    lastUsedAt: time('last_used_at').notNull().default(now),
    expiresAt: time('expires_at').notNull(),
  },
  (table) => [index('sessions_by_key').on(table.keyId)],
)

export const idempotencyKeys = pgTable(
  'idempotency_keys',
  {
    keyId: text('key_id').notNull(),
    key: text('key').notNull(),
    requestSha256: text('request_sha256').notNull(),
    /** Null while the first request is still running. */
    responseStatus: integer('response_status'),
    responseBody: jsonb('response_body'),
    createdAt: time('created_at').notNull().default(now),
  },
  (table) => [primaryKey({ columns: [table.keyId, table.key] })],
)

/** Leases that are not a store's: the active reconciler's. `listedAt` is set when its first full list is in. */
export const leases = pgTable('leases', {
  name: text('name').primaryKey(),
  owner: text('owner').notNull(),
  fence: bigint('fence', { mode: 'number' }).notNull(),
  until: time('until').notNull(),
  listedAt: time('listed_at'),
})
