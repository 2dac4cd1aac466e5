import { randomBytes } from 'node:crypto'
import { and, desc, eq, gt, lt, not, sql } from 'drizzle-orm'
import { tellAccessEnded } from './accessEnded.ts'
import { dbNow } from './changeStore.ts'
import type { Db } from './client.ts'
import type { EventfulTx } from './events.ts'
import { type Caller, hashSecret, keyIsLive } from './keys.ts'
import { apiKeys, sessions } from './schema.ts'

const sessionHours = 12
/** Unused for so long, it ends. A dashboard in sight asks by itself, and each request is a use: a closed or hidden one ends. */
const idleHours = 2

export const createToken = () => `sys_${randomBytes(32).toString('base64url')}`

/** By the database's clock; its key has to be live too. */
export const sessionIsLive = () =>
  and(
    gt(sessions.expiresAt, dbNow),
    gt(sessions.lastUsedAt, sql`${dbNow} - make_interval(hours => ${idleHours})`),
    keyIsLive(),
  )

const sessionEvent = (caller: { keyId: string }, sessionId: number) => ({
  storeId: null,
  data: { session_id: String(sessionId), key_id: caller.keyId },
})

/** A session ends after its hours or with its key, whichever is first. The token is shown once. */
export async function createSession(
  { tx, events, source }: EventfulTx,
  caller: Caller,
): Promise<{ token: string; expiresAt: Date }> {
  const token = createToken()
  const [session] = await tx
    .insert(sessions)
    .values({
      sha256: hashSecret(token),
      keyId: caller.keyId,
      address: source.address ?? null,
      expiresAt: sql`least(${dbNow} + make_interval(hours => ${sessionHours}), ${caller.expiresAt?.toISOString() ?? null}::timestamptz)`,
    })
    .returning({ id: sessions.id, expiresAt: sessions.expiresAt })
  if (!session) throw new Error('the new session was not returned')
  const message = `A session of the key ${caller.name} began`
  const actor = `key:${caller.name}`
  events.push({ ...sessionEvent(caller, session.id), actor, type: 'SessionCreated', message, ...source })
  return { token, expiresAt: session.expiresAt }
}

/** False when it had ended before. */
export async function endSession(
  { tx, events, source }: EventfulTx,
  { actor, sessionId }: { actor: string; sessionId: number },
): Promise<boolean> {
  const [key] = await tx
    .select({ keyId: apiKeys.id, name: apiKeys.name })
    .from(sessions)
    .innerJoin(apiKeys, eq(apiKeys.id, sessions.keyId))
    .where(and(eq(sessions.id, sessionId), sessionIsLive()))
  const ended = await tx.delete(sessions).where(eq(sessions.id, sessionId)).returning({ id: sessions.id })
  if (!key || ended.length === 0) return false
  await tellAccessEnded(tx)
  const message = `A session of the key ${key.name} was ended`
  events.push({ ...sessionEvent(key, sessionId), actor, type: 'SessionEnded', message, ...source })
  return true
}

export interface ShownSession {
  id: number
  keyId: string
  keyName: string
  role: Caller['role']
  address: string | null
  createdAt: Date
  lastUsedAt: Date
  expiresAt: Date
}

/** One page of those that are live, the newest first. */
export async function listSessions(
  db: Db,
  page: { before?: number; limit: number },
): Promise<{ items: ShownSession[]; nextCursor: number | null }> {
  const older = page.before === undefined ? undefined : lt(sessions.id, page.before)
  const found = await db
    .select({
      id: sessions.id,
      keyId: apiKeys.id,
      keyName: apiKeys.name,
      role: apiKeys.role,
      address: sessions.address,
      createdAt: sessions.createdAt,
      lastUsedAt: sessions.lastUsedAt,
      expiresAt: sessions.expiresAt,
    })
    .from(sessions)
    .innerJoin(apiKeys, eq(apiKeys.id, sessions.keyId))
    .where(and(older, sessionIsLive()))
    .orderBy(desc(sessions.id))
    .limit(page.limit + 1)
  const items = found.slice(0, page.limit)
  return { items, nextCursor: found.length > page.limit ? (items.at(-1)?.id ?? null) : null }
}

export async function purgeSessions(db: Db): Promise<void> {
  const dead = db
    .select({ id: sessions.id })
    .from(sessions)
    .innerJoin(apiKeys, eq(apiKeys.id, sessions.keyId))
    .where(not(sql`${sessionIsLive()}`))
  await db.delete(sessions).where(sql`${sessions.id} in ${dead}`)
}
