import { RefusedError } from '@storeyard/core/domain/refused'
import type { Request, RequestHandler, Response } from 'express'
import { ipKeyGenerator, rateLimit } from 'express-rate-limit'
import type { Redis } from 'ioredis'
import { createFallbackStore } from './fallbackStore.ts'

const windowMs = 60_000

const refuse: RequestHandler = () => {
  throw new RefusedError('RATE_LIMITED', 'Too many requests in this minute. Retry-After says when to go on.')
}

export interface CallLimits {
  byKey: RequestHandler
  byAddress: RequestHandler
}

/**
 * Counts calls in a minute, of a key wherever it calls from, and of an address whatever keys it has. The replicas count
 * together through Redis while it is there. What the key's limit refuses is not to count for the address, where others
 * call from too: `byKey` goes first.
 */
export function createCallLimits(
  redis: Redis,
  callsPerMinute: Record<'key' | 'address', number>,
  keyIdOf: (res: Response) => string,
): CallLimits {
  const limit = (of: 'key' | 'address', countedBy: (req: Request, res: Response) => string) =>
    rateLimit({
      windowMs,
      limit: callsPerMinute[of],
      standardHeaders: 'draft-8',
      identifier: of,
      legacyHeaders: false,
      keyGenerator: (req, res) => countedBy(req, res as Response),
      store: createFallbackStore(redis, `storeyard:rate:${of}:`),
      handler: refuse,
    })
  return {
    byKey: limit('key', (_req, res) => keyIdOf(res)),
    byAddress: limit('address', (req) => ipKeyGenerator(req.ip ?? '')),
  }
}
