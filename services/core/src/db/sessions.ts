import { randomBytes } from 'node:crypto'
import { and, eq, gt, lt, sql } from 'drizzle-orm'
import { dbNow } from './changeStore.ts'
import type { Db } from './client.ts'
import { type Caller, hashSecret, keyIsLive, sameHash } from './keys.ts'
import { apiKeys, sessions } from './schema.ts'

const sessionHours = 12
const tokenPattern = /^sys_[\w-]{43}$/

/** A session ends after its hours or with its key, whichever is first. The token is shown once. */
export async function createSession(db: Db, caller: Caller): Promise<{ token: string; expiresAt: Date }> {
  const token = `sys_${randomBytes(32).toString('base64url')}`
  const [session] = await db
    .insert(sessions)
    .values({
      sha256: hashSecret(token),
      keyId: caller.keyId,
      expiresAt: sql`least(${dbNow} + make_interval(hours => ${sessionHours}), ${caller.expiresAt?.toISOString() ?? null}::timestamptz)`,
    })
    .returning({ expiresAt: sessions.expiresAt })
  if (!session) throw new Error('the new session was not returned')
  return { token, expiresAt: session.expiresAt }
}

export async function findCallerBySession(db: Db, token: string): Promise<Caller | null> {
  if (!tokenPattern.test(token)) return null
  const sha256 = hashSecret(token)
  const [found] = await db
    .select({ session: sessions, key: apiKeys })
    .from(sessions)
    .innerJoin(apiKeys, eq(apiKeys.id, sessions.keyId))
    .where(and(eq(sessions.sha256, sha256), gt(sessions.expiresAt, dbNow), keyIsLive()))
  if (!found || !sameHash(found.session.sha256, sha256)) return null
  const { session, key } = found
  return { keyId: key.id, name: key.name, role: key.role, expiresAt: session.expiresAt }
}

export async function endSession(db: Db, token: string): Promise<void> {
  await db.delete(sessions).where(eq(sessions.sha256, hashSecret(token)))
}

export async function purgeSessions(db: Db): Promise<void> {
  await db.delete(sessions).where(lt(sessions.expiresAt, dbNow))
}
