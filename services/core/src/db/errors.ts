import { isNativeError } from 'node:util/types'

/** drizzle wraps what pg threw; the cause tells. */
const causes = function* (err: unknown) {
  for (let current = err, depth = 0; isNativeError(current) && depth < 5; current = current.cause, depth++)
    yield current as Error & { code?: unknown }
}

export const hasSqlState = (err: unknown, state: string) => [...causes(err)].some(({ code }) => code === state)

/** Connection refused, lost or never made; the server starting, stopping, full, too slow or too busy. */
const awayCodes = new Set([
  'ECONNREFUSED',
  'ECONNRESET',
  'ENOTFOUND',
  'EAI_AGAIN',
  'ETIMEDOUT',
  'EHOSTUNREACH',
  'EPIPE',
  '57014',
  '55P03',
  // Another transaction was in the way: the same again passes.
  '40001',
  '40P01',
])
const awayClasses = ['08', '53', '57P', '25P03']
const awayMessages =
  /connection terminated|timeout exceeded when trying to connect|query read timeout|client has encountered a connection error|cannot use a pool after|connection error and is not queryable/i

/** True when Postgres did not answer, so that trying again later is right. */
export const isDatabaseAway = (err: unknown) =>
  [...causes(err)].some(
    ({ code, message }) =>
      (typeof code === 'string' && (awayCodes.has(code) || awayClasses.some((known) => code.startsWith(known)))) ||
      awayMessages.test(message),
  )
