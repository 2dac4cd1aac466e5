import { and, eq, lt, sql } from 'drizzle-orm'
import { RefusedError } from '../domain/refused.ts'
import { dbNow } from './changeStore.ts'
import type { Db, Tx } from './client.ts'
import { hasSqlState } from './errors.ts'
import { idempotencyKeys } from './schema.ts'

export interface IdempotentRequest {
  keyId: string
  key: string
  /** Of the request as it was understood: the same words in another order are the same request. */
  requestSha256: string
}

export interface Answer {
  status: number
  body: unknown
}

const keptHours = 24
const isExpired = lt(idempotencyKeys.createdAt, sql`${dbNow} - make_interval(hours => ${keptHours})`)
const lockNotAvailable = '55P03'

/**
 * Runs a request once for its Idempotency-Key: the answer is written in the transaction that did the work, so a crash
 * leaves both or neither. The same request again gets the same answer; an answer that was an error is not kept.
 */
export async function answerOnce(tx: Tx, request: IdempotentRequest, run: () => Promise<Answer>): Promise<Answer> {
  const { keyId, key, requestSha256 } = request
  const mine = and(eq(idempotencyKeys.keyId, keyId), eq(idempotencyKeys.key, key))

  await tx.delete(idempotencyKeys).where(and(mine, isExpired))
  const [claimed] = await claim(tx, request)
  if (!claimed) {
    const [first] = await tx.select().from(idempotencyKeys).where(mine)
    if (!first?.responseStatus) throw new RefusedError('IDEMPOTENCY_KEY_IN_USE')
    if (first.requestSha256 !== requestSha256) throw new RefusedError('IDEMPOTENCY_KEY_REUSED')
    return { status: first.responseStatus, body: first.responseBody }
  }
  const answer = await run()
  await tx.update(idempotencyKeys).set({ responseStatus: answer.status, responseBody: answer.body }).where(mine)
  return answer
}

/** Waits a moment for a first request of the same key that is still running. */
async function claim(tx: Tx, request: IdempotentRequest) {
  await tx.execute(sql`set local lock_timeout = '3s'`)
  try {
    const claimed = await tx.insert(idempotencyKeys).values(request).onConflictDoNothing().returning()
    await tx.execute(sql`set local lock_timeout to default`)
    return claimed
  } catch (err) {
    if (hasSqlState(err, lockNotAvailable)) throw new RefusedError('IDEMPOTENCY_KEY_IN_USE')
    throw err
  }
}

export async function purgeIdempotencyKeys(db: Db): Promise<void> {
  await db.delete(idempotencyKeys).where(isExpired)
}
