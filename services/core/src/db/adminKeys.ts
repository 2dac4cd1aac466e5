import { and, eq, sql } from 'drizzle-orm'
import type { Db } from './client.ts'
import { hashSecret, insertKey, keyIsLive, type NewKey } from './keys.ts'
import { apiKeys } from './schema.ts'

export interface LockedKeys {
  hasAdmin: () => Promise<boolean>
  /** False when the key is known already, revoked ones too: a file does not bring one back. */
  register: (key: NewKey) => Promise<boolean>
}

// Any constant that nothing else in this database locks on.
const firstKeyLock = 7_102_026

/** Several api processes may start on a new database at once; one of them makes the first key. */
export const withKeysLocked = (db: Db, work: (keys: LockedKeys) => Promise<void>): Promise<void> =>
  db.transaction(async (tx) => {
    await tx.execute(sql`select pg_advisory_xact_lock(${firstKeyLock})`)
    await work({
      hasAdmin: async () => {
        const found = await tx
          .select({ id: apiKeys.id })
          .from(apiKeys)
          .where(and(eq(apiKeys.role, 'admin'), keyIsLive()))
          .limit(1)
        return found.length > 0
      },
      register: async (key) => {
        const known = await tx
          .select({ id: apiKeys.id })
          .from(apiKeys)
          .where(eq(apiKeys.sha256, hashSecret(key.text)))
        if (known.length > 0) return false
        await insertKey(tx, key)
        return true
      },
    })
  })
