import { RefusedError } from '@storeyard/core/domain/refused'
import type { Request, RequestHandler, Response } from 'express'
import { ipKeyGenerator, rateLimit } from 'express-rate-limit'
import type { Redis } from 'ioredis'
import { createFallbackStore } from './fallbackStore.ts'

const windowMs = 60_000

const refuse: RequestHandler = (_req, res) => {
  // Of two limits that refuse one call, the later time counts.
  const waitS = Math.max(Number(res.getHeader('Retry-After')), res.locals.retryAfterS ?? 0)
  res.locals.retryAfterS = waitS
  res.setHeader('Retry-After', waitS)
  throw new RefusedError('RATE_LIMITED', 'Too many requests in this minute. Retry-After says when to go on.')
}

export interface CallLimits {
  /** For callers that are not known yet. */
  byAddress: RequestHandler
  /** For known ones: the key's and the address's, counted in one round trip. */
  byCaller: RequestHandler
}

/**
 * Counts calls in a minute, of a key wherever it calls from, and of an address whatever keys it has. The replicas count
 * together through Redis while it is there.
 */
export function createCallLimits(
  redis: Redis,
  callsPerMinute: Record<'key' | 'address', number>,
  keyIdOf: (res: Response) => string,
): CallLimits {
  const stores = {
    key: createFallbackStore(redis, 'storeyard:rate:key:'),
    address: createFallbackStore(redis, 'storeyard:rate:address:'),
  }
  const limit = (of: 'key' | 'address', countedBy: (req: Request, res: Response) => string) =>
    rateLimit({
      windowMs,
      limit: callsPerMinute[of],
      standardHeaders: 'draft-8',
      identifier: of,
      legacyHeaders: false,
      keyGenerator: (req, res) => countedBy(req, res as Response),
      store: stores[of],
      handler: refuse,
    })
  const addressOf = ({ ip }: Request) => ipKeyGenerator(ip ?? '')
  const byKey = limit('key', (_req, res) => keyIdOf(res))
  const byAddress = limit('address', addressOf)
  /** Keys whose last call was refused. */
  const spent = new Set<string>()
  return {
    byAddress,
    byCaller: async (req, res, next) => {
      const keyId = keyIdOf(res)
      const passKey = pass(byKey, req, res)
      // Others call from the address too, so what the key's limit refuses is not to count there: calls in flight when the key
      // runs out are given back, later ones are not counted at all.
      if (spent.has(keyId)) await passKey
      const [ofKey, ofAddress] = await Promise.allSettled([passKey, pass(byAddress, req, res)])
      if (ofKey.status === 'rejected') {
        spent.add(keyId)
        await stores.address.decrement(addressOf(req))
        throw ofKey.reason
      }
      spent.delete(keyId)
      if (ofAddress.status === 'rejected') throw ofAddress.reason
      next()
    },
  }
}

const pass = (handler: RequestHandler, req: Request, res: Response) =>
  new Promise<void>((resolve, reject) => handler(req, res, (err: unknown) => (err ? reject(err) : resolve())))
