import { RefusedError } from '@storeyard/core/domain/refused'
import type { RequestHandler } from 'express'
import { ipKeyGenerator, rateLimit } from 'express-rate-limit'
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

/** Slows down guessing: only answers of 401 count. Kept in this process, as keys of 192 bits are not guessed anyway. */
export const limitFailures = () =>
  rateLimit({
    windowMs,
    limit: failuresMax,
    standardHeaders: false,
    legacyHeaders: false,
    skipSuccessfulRequests: true,
    requestWasSuccessful: (_req, res) => res.statusCode !== 401,
    keyGenerator: (req) => ipKeyGenerator(req.ip ?? ''),
    handler: (req, res, next, options) => {
      res.setHeader('Retry-After', Math.ceil(options.windowMs / 1_000))
      refuse(req, res, next)
    },
  })
