import type { ProblemCode } from '@storeyard/core/contract/problems'
import type { Tx } from '@storeyard/core/db/client'
import { answerOnce } from '@storeyard/core/db/idempotency'
import { type Caller, hashSecret } from '@storeyard/core/db/keys'
import type { Request } from 'express'
import { z } from 'zod'
import { FieldsError } from './problem.ts'

const header = 'Idempotency-Key'
const IdempotencyKey = z.string().regex(/^[\x21-\x7e]{1,255}$/, 'has 1 to 255 visible ASCII characters')

/** For every route whose request, sent twice, would act twice. */
export const IdempotencyHeaders = z.object({ [header]: IdempotencyKey.optional() })
export const idempotencyProblems: ProblemCode[] = ['IDEMPOTENCY_KEY_IN_USE', 'IDEMPOTENCY_KEY_REUSED']

interface IdempotentCall {
  caller: () => Caller
  req: Request
  /** As it was understood: the same words in another order are the same request. */
  body: unknown
}

/** Runs `work` in the caller's transaction: once, where the request has an Idempotency-Key. */
export async function runOnce<T>(tx: Tx, { caller, req, body }: IdempotentCall, work: () => Promise<T>): Promise<T> {
  const key = readKey(req)
  if (key === null) return work()
  const requestSha256 = hashSecret(JSON.stringify([req.method, req.originalUrl, body]))
  const answer = await answerOnce(tx, { keyId: caller().keyId, key, requestSha256 }, async () => ({
    status: 202,
    body: await work(),
  }))
  // As it was given: a release before this one may have written it, without the fields that came since.
  return answer.body as T
}

function readKey(req: Request): string | null {
  const text = req.get(header)
  if (text === undefined) return null
  const parsed = IdempotencyKey.safeParse(text)
  if (parsed.success) return parsed.data
  throw new FieldsError([{ field: header, message: 'has 1 to 255 visible ASCII characters' }])
}
