import { randomBytes } from 'node:crypto'
import { and, eq, isNull, or } from 'drizzle-orm'
import type { CreateStore, StoreNameCheck } from '../contract/stores.ts'
import { buildSpec, type Platform } from '../domain/buildSpec.ts'
import { releaseName, storeDomain } from '../domain/names.ts'
import { RefusedError } from '../domain/refused.ts'
import type { StoreRow } from './changeStore.ts'
import { chooseChartVersion } from './charts.ts'
import type { Tx } from './client.ts'
import type { EventfulTx } from './events.ts'
import type { Reader } from './readStores.ts'
import { storeSpecs, stores } from './schema.ts'
import { refuseOverLimit, type StoreLimits } from './storeLimits.ts'

export interface NewStore {
  request: CreateStore
  adminEmailDefault: string
  actor: string
  clusterId: string
  baseDomain: string
  platform: Omit<Platform, 'chartVersion'>
  limits: StoreLimits
}

// With a million stores a drawn id is taken once in 4,000 times, so this many in a row never are.
const idDrawsMax = 8

/** The row, the spec of generation 1 and the event, in the caller's transaction. Refuses a name that is held, and one store too many. */
export async function createStore({ tx, events, source }: EventfulTx, store: NewStore): Promise<StoreRow> {
  const chartVersion = await chooseChartVersion(tx, undefined)
  await refuseOverLimit(tx, store.actor, store.limits)
  const row = await insertRow(tx, store)
  const spec = buildSpec(row, { ...store.platform, chartVersion })
  await tx.insert(storeSpecs).values({ storeId: row.id, generation: row.generation, spec })
  const message = `${row.storeName} was asked for`
  const data = { generation: row.generation, domain: row.domain, chart_version: chartVersion }
  events.push({ storeId: row.id, actor: store.actor, type: 'Created', message, data, ...source })
  return row
}

async function insertRow(tx: Tx, { request, ...store }: NewStore): Promise<StoreRow> {
  const domain = storeDomain(request.store_name, store.baseDomain)
  for (let draw = 0; draw < idDrawsMax; draw++) {
    const id = randomBytes(4).toString('hex')
    const release = releaseName(request.store_name, id)
    const [row] = await tx
      .insert(stores)
      .values({
        id,
        storeName: request.store_name,
        namespace: release,
        helmRelease: release,
        domain,
        clusterId: store.clusterId,
        createdBy: store.actor,
        title: request.title ?? request.store_name,
        adminEmail: request.admin_email ?? store.adminEmailDefault,
        locale: request.locale,
        timezone: request.timezone,
        plan: request.plan,
        deletionProtection: request.deletion_protection,
      })
      .onConflictDoNothing()
      .returning()
    if (row) return row
    const problem = await findNameProblem(tx, request.store_name, domain)
    // Without one the conflict was one of the id, or the name's holder has just let go.
    if (problem) throw new RefusedError(problem.code, problem.detail)
  }
  throw new Error('no free id was drawn for a new store')
}

/** Why no store can have this name or domain now; null where one can. */
export async function findNameProblem(
  db: Reader,
  storeName: string,
  domain: string,
): Promise<StoreNameCheck['problem']> {
  const [holder] = await db
    .select({ desiredState: stores.desiredState, storeName: stores.storeName })
    .from(stores)
    .where(and(isNull(stores.nameReleasedAt), or(eq(stores.storeName, storeName), eq(stores.domain, domain))))
  if (!holder) return null
  return holder.desiredState === 'absent'
    ? { code: 'NAME_RELEASING', detail: `The old store ${holder.storeName} is still going away. Try again soon.` }
    : { code: 'NAME_TAKEN', detail: `A store named ${holder.storeName} exists. Choose another name.` }
}
