import { eq } from 'drizzle-orm'
import type { Db } from './client.ts'
import { withEvents } from './events.ts'
import { hasLiveAdmin, isNameUsed, keyCreated, lockKeys } from './keyChanges.ts'
import { hashSecret, insertKey } from './keys.ts'
import { apiKeys } from './schema.ts'

export interface LockedKeys {
  hasAdmin: () => Promise<boolean>
  /** False when the key is known already, revoked ones too: a file does not bring one back. */
  registerAdmin: (text: string) => Promise<boolean>
}

const firstKeyName = 'admin'

/** Several api processes may start on a new database at once; one of them makes the first key. */
export const withKeysLocked = (db: Db, work: (keys: LockedKeys) => Promise<void>): Promise<void> =>
  withEvents(db, async ({ tx, events }) => {
    await lockKeys(tx)
    await work({
      hasAdmin: () => hasLiveAdmin(tx),
      registerAdmin: async (text) => {
        const sha256 = hashSecret(text)
        const known = await tx.select({ id: apiKeys.id }).from(apiKeys).where(eq(apiKeys.sha256, sha256))
        if (known.length > 0) return false
        const isUsed = await isNameUsed(tx, firstKeyName)
        const name = isUsed ? `${firstKeyName}-${sha256.slice(0, 8)}` : firstKeyName
        events.push({ ...keyCreated(await insertKey(tx, { text, name, role: 'admin' })), actor: 'api' })
        return true
      },
    })
  })
