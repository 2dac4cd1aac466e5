import { and, eq, ne, sql } from 'drizzle-orm'
import type { CreateKey } from '../contract/keys.ts'
import { RefusedError } from '../domain/refused.ts'
import { tellAccessEnded } from './accessEnded.ts'
import { dbNow } from './changeStore.ts'
import type { Tx } from './client.ts'
import type { EventfulTx, NewEvent } from './events.ts'
import { createKeyText, insertKey, type KeyRow, keyIsLive } from './keys.ts'
import { apiKeys, sessions } from './schema.ts'

// Any constant that nothing else in this database locks on.
const keysLock = 7_102_026

/** Held until the commit: of two who change keys at once, the second sees what the first did. */
export const lockKeys = (tx: Tx) => tx.execute(sql`select pg_advisory_xact_lock(${keysLock})`)

export async function hasLiveAdmin(tx: Tx, butKeyId = ''): Promise<boolean> {
  const found = await tx
    .select({ id: apiKeys.id })
    .from(apiKeys)
    .where(and(eq(apiKeys.role, 'admin'), ne(apiKeys.id, butKeyId), keyIsLive()))
    .limit(1)
  return found.length > 0
}

/** Revoked ones too: events name their actors so, for ever. */
export async function isNameUsed(tx: Tx, name: string): Promise<boolean> {
  const found = await tx.select({ id: apiKeys.id }).from(apiKeys).where(eq(apiKeys.name, name)).limit(1)
  return found.length > 0
}

const shown = ({ id, name, role, prefix, expiresAt, storesMax }: KeyRow) => ({
  key_id: id,
  name,
  role,
  prefix,
  expires_at: expiresAt?.toISOString() ?? null,
  stores_max: storesMax,
})

export const keyCreated = (key: KeyRow): Pick<NewEvent, 'storeId' | 'type' | 'message' | 'data'> => ({
  storeId: null,
  type: 'KeyCreated',
  message: `The key ${key.name} with the role ${key.role} was made`,
  data: shown(key),
})

/** The text is in the answer alone: nobody can read it again. */
export async function createKey(
  { tx, events, source }: EventfulTx,
  { actor, request }: { actor: string; request: CreateKey },
): Promise<{ key: KeyRow; text: string }> {
  const { name, role, stores_max: storesMax = null, expires_at: expires } = request
  await lockKeys(tx)
  if (await isNameUsed(tx, name))
    throw new RefusedError(
      'KEY_NAME_TAKEN',
      `A key named ${name} exists or existed. Choose another name: the history tells keys apart by it.`,
    )
  const text = createKeyText()
  const expiresAt = expires ? new Date(expires) : null
  const key = await insertKey(tx, { text, name, role, createdBy: actor, expiresAt, storesMax })
  events.push({ ...keyCreated(key), actor, ...source })
  return { key, text }
}

/** Ends the key with its sessions and streams. Null when there is none; a key revoked before stays as it is. */
export async function revokeKey(
  { tx, events, source }: EventfulTx,
  { actor, keyId }: { actor: string; keyId: string },
): Promise<KeyRow | null> {
  await lockKeys(tx)
  const [key] = await tx
    .select({ row: apiKeys, isLive: sql<boolean>`${keyIsLive()}` })
    .from(apiKeys)
    .where(eq(apiKeys.id, keyId))
  if (!key) return null
  if (key.row.revokedAt) return key.row
  if (key.row.role === 'admin' && key.isLive && !(await hasLiveAdmin(tx, keyId)))
    throw new RefusedError('LAST_ADMIN_KEY', 'Make another key with the role admin first, then revoke this one.')
  const [revoked] = await tx.update(apiKeys).set({ revokedAt: dbNow }).where(eq(apiKeys.id, keyId)).returning()
  if (!revoked) throw new Error(`key ${keyId} vanished while keys were locked`)
  const ended = await tx.delete(sessions).where(eq(sessions.keyId, keyId)).returning({ id: sessions.id })
  await tellAccessEnded(tx)
  events.push({
    storeId: null,
    actor,
    type: 'KeyRevoked',
    message: `The key ${revoked.name} was revoked`,
    data: { ...shown(revoked), sessions_ended: ended.length },
    ...source,
  })
  return revoked
}
