import { createHash, randomBytes, randomUUID } from 'node:crypto'
import { and, type Column, eq, gt, isNull, or, sql } from 'drizzle-orm'
import type { Role } from '../contract/sessions.ts'
import { dbNow } from './changeStore.ts'
import type { Db } from './client.ts'
import { prepareOnce } from './prepareOnce.ts'
import { apiKeys } from './schema.ts'

/** Who calls: the key, or the session that was got for it. */
export interface Caller {
  keyId: string
  name: string
  role: Role
  /** When this way in ends by itself. */
  expiresAt: Date | null
  /** Null where the key itself calls. */
  sessionId: number | null
  /** How many stores the key may have; null where only the platform's own limit counts. */
  storesMax: number | null
}

export type KeyRow = typeof apiKeys.$inferSelect

const keyBytes = 24
const keyPattern = /^sy_([0-9a-f]{8})_[\w-]{22,64}$/

export const createKeyText = () => `sy_${randomBytes(4).toString('hex')}_${randomBytes(keyBytes).toString('base64url')}`
export const isKeyText = (text: string) => keyPattern.test(text)

/** Keys and session tokens are random and long, so a plain hash cannot be guessed back. */
export const hashSecret = (secret: string) => createHash('sha256').update(secret).digest('hex')

/** A key counts until it is revoked or expires, by the database's clock. */
export const keyIsLive = () =>
  and(isNull(apiKeys.revokedAt), or(isNull(apiKeys.expiresAt), gt(apiKeys.expiresAt, dbNow)))

export interface NewKey {
  text: string
  name: string
  role: Role
  createdBy?: string
  expiresAt?: Date | null
  storesMax?: number | null
}

export async function insertKey(db: Pick<Db, 'insert'>, { text, ...key }: NewKey): Promise<KeyRow> {
  const prefix = keyPattern.exec(text)?.[1]
  if (!prefix) throw new Error('the text is not a key of the form sy_<prefix>_<secret>')
  const [row] = await db
    .insert(apiKeys)
    .values({ id: randomUUID(), prefix, sha256: hashSecret(text), ...key })
    .returning()
  if (!row) throw new Error('the new key was not returned')
  return row
}

export const callerOfKey = ({ id, name, role, expiresAt, storesMax }: KeyRow): Caller => ({
  keyId: id,
  name,
  role,
  expiresAt,
  sessionId: null,
  storesMax,
})

const prepareLiveKey = prepareOnce((db, name) =>
  db
    .select({ key: apiKeys, isNoteDue: isOlderThanNote(apiKeys.lastUsedAt) })
    .from(apiKeys)
    .where(and(eq(apiKeys.sha256, sql.placeholder('sha256')), keyIsLive()))
    .prepare(name),
)

/** Null for a key that is unknown, revoked or expired. */
export async function findCallerByKey(db: Db, text: string): Promise<Caller | null> {
  if (!isKeyText(text)) return null
  const [found] = await prepareLiveKey(db, 'live key').execute({ sha256: hashSecret(text) })
  if (!found) return null
  if (found.isNoteDue) await noteKeyUse(db, found.key.id)
  return callerOfKey(found.key)
}

/** Uses are noted to the minute, so that a busy key does not write its row on every call. */
export const isOlderThanNote = (lastUsedAt: Column) =>
  sql<boolean>`coalesce(${lastUsedAt}, '-infinity') < ${dbNow} - interval '1 minute'`

export const noteKeyUse = (db: Db, keyId: string) =>
  db
    .update(apiKeys)
    .set({ lastUsedAt: dbNow })
    .where(and(eq(apiKeys.id, keyId), isOlderThanNote(apiKeys.lastUsedAt)))
