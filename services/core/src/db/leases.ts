import { and, eq, sql } from 'drizzle-orm'
import { dbNow, type StoreRow, secondsFromNow } from './changeStore.ts'
import type { Db } from './client.ts'
import { leases, stores } from './schema.ts'

/**
 * Takes the lease of a store, by the database's clock, and raises its fence. Null when another holds it or there is no
 * such store. Every later write of the holder carries the fence.
 */
export async function takeStoreLease(
  db: Db,
  storeId: string,
  owner: string,
  seconds: number,
): Promise<StoreRow | null> {
  const [row] = await db
    .update(stores)
    .set({ fence: sql`${stores.fence} + 1`, leaseOwner: owner, leaseUntil: secondsFromNow(seconds) })
    .where(and(eq(stores.id, storeId), sql`coalesce(${stores.leaseUntil}, '-infinity') < ${dbNow}`))
    .returning()
  return row ?? null
}

/** The reconciler's lease: its holder's writes of observed facts carry the fence. */
export const reconcilerLease = 'reconciler'

/** Takes or renews a named lease; the fence rises with each new holder. Null while another holds it. */
export async function holdLease(db: Db, name: string, owner: string, seconds: number): Promise<number | null> {
  const until = secondsFromNow(seconds)
  const [held] = await db
    .insert(leases)
    .values({ name, owner, fence: 1, until })
    .onConflictDoUpdate({
      target: leases.name,
      set: {
        owner,
        until,
        fence: sql`case when ${leases.owner} = ${owner} then ${leases.fence} else ${leases.fence} + 1 end`,
        listedAt: sql`case when ${leases.owner} = ${owner} then ${leases.listedAt} end`,
      },
      setWhere: sql`${leases.owner} = ${owner} or ${leases.until} < ${dbNow}`,
    })
    .returning({ fence: leases.fence })
  return held?.fence ?? null
}

/** Whether a named lease is held, and its holder has listed all. */
export async function readLease(db: Db, name: string): Promise<{ held: boolean; listed: boolean }> {
  const [found] = await db
    .select({ held: sql<boolean>`${leases.until} > ${dbNow}`, listedAt: leases.listedAt })
    .from(leases)
    .where(eq(leases.name, name))
  return { held: found?.held ?? false, listed: found?.listedAt != null }
}

/** The holder says that its first full list is in: from now on deadlines are judged. */
export async function markListed(db: Db, name: string, owner: string): Promise<void> {
  await db
    .update(leases)
    .set({ listedAt: dbNow })
    .where(and(eq(leases.name, name), eq(leases.owner, owner)))
}

export async function dropLease(db: Db, name: string, owner: string): Promise<void> {
  await db
    .update(leases)
    .set({ until: dbNow, listedAt: null })
    .where(and(eq(leases.name, name), eq(leases.owner, owner)))
}
