import { and, desc, eq, inArray, lt, ne, sql } from 'drizzle-orm'
import type { StoreSpec } from '../domain/spec.ts'
import { keepVolumes } from '../domain/specVolumes.ts'
import { generationInForce } from '../domain/state.ts'
import type { StoreRow } from './changeStore.ts'
import type { Db, Tx } from './client.ts'
import type { Reader } from './readStores.ts'
import { storeEvents, storeSpecs, stores } from './schema.ts'

export async function findSpec(db: Reader, storeId: string, generation: number): Promise<StoreSpec | null> {
  const [found] = await db
    .select({ spec: storeSpecs.spec })
    .from(storeSpecs)
    .where(and(eq(storeSpecs.storeId, storeId), eq(storeSpecs.generation, generation)))
  return found?.spec ?? null
}

/** Those of some generations; a generation that we have no record of is left out. */
export async function findSpecs(db: Reader, storeId: string, generations: number[]): Promise<Map<number, StoreSpec>> {
  const found = await db
    .select({ generation: storeSpecs.generation, spec: storeSpecs.spec })
    .from(storeSpecs)
    .where(and(eq(storeSpecs.storeId, storeId), inArray(storeSpecs.generation, generations)))
  return new Map(found.map(({ generation, spec }) => [generation, spec]))
}

/** Each generation is written with its spec. */
export async function readSpec(db: Reader, storeId: string, generation: number): Promise<StoreSpec> {
  const spec = await findSpec(db, storeId, generation)
  if (!spec) throw new Error(`store ${storeId} has no spec of generation ${generation}`)
  return spec
}

/**
 * What a change stands on: the spec in force, as a change that failed is no setting of the store, with the volumes of the
 * newest, as those never shrink.
 */
export async function readSpecInForce(db: Reader, row: StoreRow): Promise<StoreSpec> {
  const newest = await readSpec(db, row.id, row.generation)
  const inForce = generationInForce(row)
  return inForce === row.generation ? newest : keepVolumes(await readSpec(db, row.id, inForce), newest)
}

/** The newest one, of a row that stays locked; null where there is no such store. */
export async function readGeneration(tx: Tx, storeId: string): Promise<number | null> {
  const [row] = await tx
    .select({ generation: stores.generation })
    .from(stores)
    .where(eq(stores.id, storeId))
    // Not 'update': as in a change of the row, an event that comes alone may hold the lock of the events' order.
    .for('no key update')
  return row?.generation ?? null
}

type ReadyRow = Pick<StoreRow, 'id' | 'readyGeneration'>

/** Those that were ever seen ready, the last one first: the row knows the last one, the events each before it. */
export async function readReadyGenerations(db: Reader, row: ReadyRow): Promise<number[]> {
  const told = await db
    .selectDistinct({ generation: sql<number>`(${storeEvents.data} ->> 'ready_generation')::int` })
    .from(storeEvents)
    .where(and(eq(storeEvents.storeId, row.id), sql`${storeEvents.data} ->> 'ready_generation' is not null`))
  const seen = new Set(told.map(({ generation }) => generation))
  if (row.readyGeneration !== null) seen.add(row.readyGeneration)
  return [...seen].sort((a, b) => b - a)
}

export interface ShownGeneration {
  generation: number
  createdAt: Date
  chartVersion: string
  plan: StoreRow['plan'] | null
  wordpressImage: string | null
  mariadbImage: string | null
  /** Null in what was written before events named their generation. */
  askedBy: string | null
  change: string | null
  inForce: boolean
  wasReady: boolean
  failed: boolean
}

const specText = <T extends string>(...path: string[]) => sql<T | null>`${storeSpecs.spec} #>> ${`{${path.join(',')}}`}`

/** One page of a store's generations, the newest first. */
export async function listGenerations(
  db: Db,
  row: ReadyRow & Pick<StoreRow, 'desiredState' | 'generation' | 'failedGeneration'>,
  page: { before?: number; limit: number },
): Promise<{ items: ShownGeneration[]; nextCursor: number | null }> {
  const older = page.before === undefined ? undefined : lt(storeSpecs.generation, page.before)
  const found = await db
    .select({
      generation: storeSpecs.generation,
      createdAt: storeSpecs.createdAt,
      chartVersion: sql<string>`${storeSpecs.spec} ->> 'chartVersion'`,
      plan: specText<StoreRow['plan']>('plan'),
      wordpressImage: specText('values', 'images', 'wordpress'),
      mariadbImage: specText('values', 'images', 'mariadb'),
    })
    .from(storeSpecs)
    .where(and(eq(storeSpecs.storeId, row.id), older))
    .orderBy(desc(storeSpecs.generation))
    .limit(page.limit + 1)
  const specs = found.slice(0, page.limit)
  const range = { from: specs.at(-1)?.generation ?? 0, to: specs[0]?.generation ?? 0 }
  const [told, ready] = await Promise.all([readGenerationEvents(db, row.id, range), readReadyGenerations(db, row)])
  const inForce = row.desiredState === 'running' ? generationInForce(row) : null
  const items = specs.map((spec) => {
    const events = told.filter(({ generation }) => generation === spec.generation)
    const asked = events.find(({ actor }) => actor.startsWith('key:'))
    return {
      ...spec,
      askedBy: asked?.actor ?? null,
      change: asked?.type ?? null,
      inForce: spec.generation === inForce,
      wasReady: ready.includes(spec.generation),
      failed: events.some(({ type }) => type === 'GenerationFailed'),
    }
  })
  return { items, nextCursor: found.length > page.limit ? (items.at(-1)?.generation ?? null) : null }
}

/** The person's word that raised each generation, and the worker's that one failed. */
const readGenerationEvents = (db: Reader, storeId: string, { from, to }: { from: number; to: number }) =>
  db
    .select({
      generation: sql<number>`(${storeEvents.data} ->> 'generation')::int`,
      type: storeEvents.type,
      actor: storeEvents.actor,
    })
    .from(storeEvents)
    .where(
      and(
        eq(storeEvents.storeId, storeId),
        ne(storeEvents.type, 'StatusChanged'),
        sql`(${storeEvents.data} ->> 'generation')::int between ${from} and ${to}`,
      ),
    )
    .orderBy(storeEvents.id)
