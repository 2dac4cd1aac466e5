import { z } from 'zod'

const Claims = z.object({
  iat: z.number(),
  exp: z.number(),
  'kubernetes.io': z.object({ serviceaccount: z.object({ uid: z.string() }) }),
})

/**
 * Is this the token of the service account with this UID, with at least half of its life left? The signature is not
 * checked: the answer only tells whether to ask for another one.
 */
export function isFresh(token: string, serviceAccountUid: string, nowMs: number): boolean {
  const claims = Claims.safeParse(decodePayload(token))
  if (!claims.success) return false
  const { iat, exp, 'kubernetes.io': kubernetes } = claims.data
  return kubernetes.serviceaccount.uid === serviceAccountUid && nowMs / 1_000 < (iat + exp) / 2
}

function decodePayload(token: string): unknown {
  try {
    return JSON.parse(Buffer.from(token.split('.')[1] ?? '', 'base64url').toString())
  } catch {
    return null
  }
}
