import { hashSecret } from '@storeyard/core/db/keys'
import { RefusedError } from '@storeyard/core/domain/refused'
import type { Request, Response } from 'express'
import { type ClientRateLimitInfo, ipKeyGenerator, MemoryStore, type Options } from 'express-rate-limit'

const windowMs = 60_000
/** Wrong keys of one address in a minute that are told so; those after them are told to wait. */
const wrongMax = 30
/** Of all addresses together, so that no flood fills the memory. */
const rememberedMax = 10_000

/**
 * Slows down guessing, by address, and nobody but who guesses: a right key or session is let through whatever its
 * neighbours try. Only from `askedMax` wrong ones in a minute on is the database not asked any more. In this process, as
 * keys of 192 bits are not guessed anyway.
 */
export function createGuesses(askedMax: number) {
  const wrong = new MemoryStore()
  wrong.init({ windowMs } as Options)
  // One that was wrong never becomes right. A program that repeats its revoked key costs the others behind its address nothing.
  const remembered = new Set<string>()
  const remember = (secret: string) => {
    const [oldest] = remembered
    if (oldest !== undefined && remembered.size >= rememberedMax) remembered.delete(oldest)
    remembered.add(secret)
  }

  return {
    /** Null for a secret that `find` knows nothing of. */
    async check<T>(req: Request, res: Response, secret: string, find: () => Promise<T | null>): Promise<T | null> {
      const address = ipKeyGenerator(req.ip ?? '')
      const hash = hashSecret(secret)
      const before = await wrong.get(address)
      if (before && (before.totalHits >= askedMax || (before.totalHits >= wrongMax && remembered.has(hash))))
        refuse(res, before)
      const found = await find()
      if (found !== null) return found
      remember(hash)
      const now = await wrong.increment(address)
      if (now.totalHits > wrongMax) refuse(res, now)
      return null
    },
  }
}

function refuse(res: Response, { resetTime }: ClientRateLimitInfo): never {
  const waitMs = (resetTime?.getTime() ?? 0) - Date.now()
  res.setHeader('Retry-After', Math.max(1, Math.ceil(waitMs / 1_000)))
  throw new RefusedError(
    'RATE_LIMITED',
    'This key or session is not valid, and too many such came from this address. Retry-After says when to go on.',
  )
}
