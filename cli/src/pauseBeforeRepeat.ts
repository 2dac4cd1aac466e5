import { hasCode } from '@storeyard/client/apiError'

const pausesMs = [1_000, 3_000]
/** No attempt begins later than this after the first one. */
const lastAttemptMs = 30_000

/**
 * How long to wait before a request is sent again, or null where that is no use. Only for what the API does once
 * however often it is asked: nobody knows whether a request without an answer was done.
 */
export function pauseBeforeRepeat(err: unknown, failures: number, elapsedMs: number): number | null {
  if (!hasCode(err, 'UNREACHABLE', 'UNAVAILABLE', 'IDEMPOTENCY_KEY_IN_USE')) return null
  const pauseMs = pausesMs[failures - 1]
  if (pauseMs === undefined) return null
  const waitMs = Math.max(pauseMs, err.retryAfterMs ?? 0)
  return elapsedMs + waitMs > lastAttemptMs ? null : waitMs
}
