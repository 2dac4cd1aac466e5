import { and, asc, desc, eq, gt, lt, max } from 'drizzle-orm'
import type { Db } from './client.ts'
import { storeEvents } from './schema.ts'

export type EventRow = typeof storeEvents.$inferSelect

export interface EventsAfter {
  id: number
  /** Of all stores where it is left out. */
  storeId?: string
  limit: number
}

/** What happened after the event `id`, the oldest first. Ids grow in commit order, so nothing is missed. */
export const readEventsAfter = (db: Db, { id, storeId, limit }: EventsAfter): Promise<EventRow[]> =>
  db
    .select()
    .from(storeEvents)
    .where(and(gt(storeEvents.id, id), storeId === undefined ? undefined : eq(storeEvents.storeId, storeId)))
    .orderBy(asc(storeEvents.id))
    .limit(limit)

export async function newestEventId(db: Db): Promise<number> {
  const [newest] = await db.select({ id: max(storeEvents.id) }).from(storeEvents)
  return newest?.id ?? 0
}

export interface EventsAsked {
  storeId?: string
  actor?: string
  type?: string
  before?: number
  limit: number
}

/** One page, the newest first. */
export async function listEvents(
  db: Db,
  { storeId, actor, type, before, limit }: EventsAsked,
): Promise<{ items: EventRow[]; nextCursor: number | null }> {
  const found = await db
    .select()
    .from(storeEvents)
    .where(
      and(
        storeId === undefined ? undefined : eq(storeEvents.storeId, storeId),
        actor === undefined ? undefined : eq(storeEvents.actor, actor),
        type === undefined ? undefined : eq(storeEvents.type, type),
        before === undefined ? undefined : lt(storeEvents.id, before),
      ),
    )
    .orderBy(desc(storeEvents.id))
    .limit(limit + 1)
  const items = found.slice(0, limit)
  return { items, nextCursor: found.length > limit ? (items.at(-1)?.id ?? null) : null }
}
