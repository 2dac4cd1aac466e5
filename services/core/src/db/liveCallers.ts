import { and, eq, inArray } from 'drizzle-orm'
import type { Db } from './client.ts'
import { type Caller, keyIsLive } from './keys.ts'
import { apiKeys, sessions } from './schema.ts'
import { sessionIsLive } from './sessions.ts'

/** Tells of each of these callers whether its key, and its session if it has one, is live now. */
export async function readLiveCallers(db: Db, callers: readonly Caller[]): Promise<(caller: Caller) => boolean> {
  const sessionIds = callers.flatMap(({ sessionId }) => sessionId ?? [])
  const keyIds = callers.filter(({ sessionId }) => sessionId === null).map(({ keyId }) => keyId)
  const keys = keyIds.length
    ? await db
        .select({ id: apiKeys.id })
        .from(apiKeys)
        .where(and(inArray(apiKeys.id, keyIds), keyIsLive()))
    : []
  const ofSessions = sessionIds.length
    ? await db
        .select({ id: sessions.id })
        .from(sessions)
        .innerJoin(apiKeys, eq(apiKeys.id, sessions.keyId))
        .where(and(inArray(sessions.id, sessionIds), sessionIsLive()))
    : []
  const live = new Set<string | number>([...keys, ...ofSessions].map(({ id }) => id))
  return ({ keyId, sessionId }) => live.has(sessionId ?? keyId)
}
