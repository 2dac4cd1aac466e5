import { ApiError } from '@storeyard/client/apiError'

/** How long until the next look: after one that failed, no sooner than the API asked for. */
export const notBefore = (failure: unknown, ms: number): number =>
  Math.max(ms, failure instanceof ApiError ? (failure.retryAfterMs ?? 0) : 0)
