import { and, eq, gt, isNull, or, sql } from 'drizzle-orm'
import { dbNow, secondsFromNow } from './changeStore.ts'
import type { Db } from './client.ts'
import { type Caller, callerOfKey, hashSecret, isOlderThanNote, noteKeyUse } from './keys.ts'
import { apiKeys, sessions } from './schema.ts'
import { createToken, sessionIsLive } from './sessions.ts'

const tokenPattern = /^sys_[\w-]{43}$/
const rotateMinutes = 15
/** Requests that were on their way with the old token are let through for so long. */
const overlapSeconds = 60

export interface SessionUsed {
  caller: Caller
  /** To be handed to the browser in place of the one it sent; null where that stays. */
  newToken: string | null
}

/**
 * Finds the caller by a session's token and changes the token from time to time, so that one that leaked is soon of no
 * use. The old one counts until the new one was used for a minute: a new one that never arrived signs nobody out, and is
 * replaced by another. Null for a token that is unknown or of a session that ended.
 */
export async function useSession(db: Db, token: string): Promise<SessionUsed | null> {
  if (!tokenPattern.test(token)) return null
  const sha256 = hashSecret(token)
  const isCurrent = eq(sessions.sha256, sha256)
  const isPrevious = and(
    eq(sessions.previousSha256, sha256),
    or(isNull(sessions.previousUntil), gt(sessions.previousUntil, dbNow)),
  )
  const age = sql`${dbNow} - ${sessions.rotatedAt}`
  const [found] = await db
    .select({
      session: sessions,
      key: apiKeys,
      isKeyNoteDue: isOlderThanNote(apiKeys.lastUsedAt),
      isNoteDue: isOlderThanNote(sessions.lastUsedAt),
      isRotationDue: sql<boolean>`case when ${isCurrent} then ${age} > make_interval(mins => ${rotateMinutes})
        else ${sessions.previousUntil} is null and ${age} > make_interval(secs => ${overlapSeconds}) end`,
      isFirstUse: sql<boolean>`${isCurrent} and ${sessions.previousSha256} is not null and ${sessions.previousUntil} is null`,
    })
    .from(sessions)
    .innerJoin(apiKeys, eq(apiKeys.id, sessions.keyId))
    .where(and(or(isCurrent, isPrevious), sessionIsLive()))
  if (!found) return null
  const { session, key, isRotationDue, isFirstUse } = found
  const newToken = isRotationDue ? createToken() : null
  if (found.isKeyNoteDue) await noteKeyUse(db, key.id)
  const isWritten =
    (isRotationDue || isFirstUse || found.isNoteDue) &&
    (await write(db, session, {
      lastUsedAt: dbNow,
      ...(newToken && { sha256: hashSecret(newToken), previousSha256: sha256, previousUntil: null, rotatedAt: dbNow }),
      ...(!newToken && isFirstUse && { previousUntil: secondsFromNow(overlapSeconds) }),
    }))
  return {
    caller: { ...callerOfKey(key), sessionId: session.id, expiresAt: session.expiresAt },
    newToken: isWritten ? newToken : null,
  }
}

/** Of requests that come at once, one changes the token; false for the others. */
async function write(
  db: Db,
  { id, sha256 }: typeof sessions.$inferSelect,
  set: Parameters<ReturnType<Db['update']>['set']>[0],
): Promise<boolean> {
  const written = await db
    .update(sessions)
    .set(set)
    .where(and(eq(sessions.id, id), eq(sessions.sha256, sha256)))
    .returning({ id: sessions.id })
  return written.length > 0
}
