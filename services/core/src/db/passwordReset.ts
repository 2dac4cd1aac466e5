import { randomBytes } from 'node:crypto'
import { and, desc, eq, inArray } from 'drizzle-orm'
import { isResetPending } from '../domain/passwordReset.ts'
import { RefusedError } from '../domain/refused.ts'
import { changeStoreIn } from './changeStore.ts'
import type { Asked } from './desired.ts'
import type { EventfulTx } from './events.ts'
import type { Reader } from './readStores.ts'
import { refuseAbsent } from './refusals.ts'
import { storeEvents } from './schema.ts'

/**
 * A new password for WordPress's administrator. It is no generation: nothing of the spec changes, and helm does not run.
 * While one is pending, another word finds it and changes nothing.
 */
export const requestPasswordReset = (unit: EventfulTx, { actor, storeId }: Asked) =>
  changeStoreIn(unit, actor, storeId, (row) => {
    refuseAbsent(row)
    if (isResetPending(row)) return null
    if (row.sealedAt === null || row.readyGeneration === null)
      throw new RefusedError('RESET_UNAVAILABLE', 'The store was never ready. Ask again when it is provisioned.')
    if (row.status === 'Failed')
      throw new RefusedError('RESET_UNAVAILABLE', 'The store is blocked. Lead it out of that first, then ask again.')
    return {
      set: { passwordReset: randomBytes(4).toString('hex') },
      events: [{ type: 'PasswordResetRequested', message: "The password of WordPress's administrator is to be reset" }],
    }
  })

/** Was the newest reset that ended given up for its time? WordPress may have taken a password then that is not shown. */
export async function hasResetTimedOut(db: Reader, storeId: string): Promise<boolean> {
  const ends = inArray(storeEvents.type, ['PasswordReset', 'PasswordResetFailed'])
  const [newest] = await db
    .select({ reason: storeEvents.reason })
    .from(storeEvents)
    .where(and(eq(storeEvents.storeId, storeId), ends))
    .orderBy(desc(storeEvents.id))
    .limit(1)
  return newest?.reason === 'Timeout'
}
