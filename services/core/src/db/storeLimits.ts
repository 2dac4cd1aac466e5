import { and, count, eq, isNull, sql } from 'drizzle-orm'
import { RefusedError } from '../domain/refused.ts'
import type { Tx } from './client.ts'
import { stores } from './schema.ts'

/** Null where there is no limit. */
export interface StoreLimits {
  storesMax: number | null
  /** Of the key that asks. */
  keyStoresMax: number | null
}

// Any constant that nothing else in this database locks on.
const storesLock = 7_102_027

/** A store counts until it is deleted to the end. The lock is held until the commit: who asks next counts this one too. */
export async function refuseOverLimit(tx: Tx, actor: string, { storesMax, keyStoresMax }: StoreLimits): Promise<void> {
  if (storesMax === null && keyStoresMax === null) return
  await tx.execute(sql`select pg_advisory_xact_lock(${storesLock})`)
  if (keyStoresMax !== null && (await countStores(tx, actor)) >= keyStoresMax)
    throw new RefusedError(
      'STORE_LIMIT_REACHED',
      `This key may have ${keyStoresMax} stores at once and has them. Delete one, or use a key with a higher stores_max.`,
    )
  if (storesMax !== null && (await countStores(tx)) >= storesMax)
    throw new RefusedError(
      'STORE_LIMIT_REACHED',
      `There may be ${storesMax} stores at once and there are. Delete one, or have the operator raise STORES_MAX.`,
    )
}

async function countStores(tx: Tx, actor?: string): Promise<number> {
  const ofActor = actor === undefined ? undefined : eq(stores.createdBy, actor)
  const [counted] = await tx
    .select({ stores: count() })
    .from(stores)
    .where(and(isNull(stores.deletedAt), ofActor))
  return counted?.stores ?? 0
}
