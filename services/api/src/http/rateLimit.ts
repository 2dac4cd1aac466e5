import { RefusedError } from '@storeyard/core/domain/refused'
import type { Request, RequestHandler } from 'express'
import { ipKeyGenerator, MemoryStore, type Options, rateLimit } from 'express-rate-limit'
import type { Redis } from 'ioredis'
import { createFallbackStore } from './fallbackStore.ts'

const windowMs = 60_000
/** Wrong keys of one address in a minute. */
const failuresMax = 30

const refuse: RequestHandler = () => {
  throw new RefusedError('RATE_LIMITED', 'Too many requests in this minute. Retry-After says when to go on.')
}

/** Counts the calls of a key from an address; the replicas count together through Redis while it is there. */
export const limitCalls = (
  redis: Redis,
  callsPerMinute: number,
  keyIdOf: (res: Parameters<RequestHandler>[1]) => string,
) =>
  rateLimit({
    windowMs,
    limit: callsPerMinute,
    standardHeaders: 'draft-8',
    legacyHeaders: false,
    keyGenerator: (req, res) => `${keyIdOf(res as Parameters<RequestHandler>[1])}:${ipKeyGenerator(req.ip ?? '')}`,
    store: createFallbackStore(redis, 'storeyard:rate:'),
    handler: refuse,
  })

/**
 * Slows down guessing: answers of 401 to requests with a secret count, by address. Counted when they are given, as a
 * stream would stand for a failure until its end; and in this process, as keys of 192 bits are not guessed anyway.
 */
export function createFailureLimit(): (hasSecret: (req: Request) => boolean) => RequestHandler {
  const failures = new MemoryStore()
  failures.init({ windowMs } as Options)
  return (hasSecret) => async (req, res, next) => {
    const address = ipKeyGenerator(req.ip ?? '')
    const counted = await failures.get(address)
    if (counted && counted.totalHits >= failuresMax) {
      const waitMs = (counted.resetTime?.getTime() ?? 0) - Date.now()
      res.setHeader('Retry-After', Math.max(1, Math.ceil(waitMs / 1_000)))
      return refuse(req, res, next)
    }
    res.once('finish', () => {
      if (res.statusCode === 401 && hasSecret(req)) failures.increment(address)
    })
    next()
  }
}
