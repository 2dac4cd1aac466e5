import { isNativeError } from 'node:util/types'
import { type DestinationStream, type Level, type Logger, pino, stdTimeFunctions } from 'pino'
import { cleanText, redactedPaths } from './redact.ts'

export type { Logger }

export interface LoggerOptions {
  service: string
  level: Level | 'silent'
  /** Standard output when left out. */
  destination?: DestinationStream
}

interface LoggedError {
  type: string
  message: string
  code?: unknown
  stack?: string
  cause?: LoggedError
}

/** One JSON object a line. Errors are written by their known fields alone, as clients hang whole responses on theirs. */
export const createLogger = ({ service, level, destination }: LoggerOptions): Logger =>
  pino(
    {
      level,
      base: { service },
      timestamp: stdTimeFunctions.isoTime,
      formatters: { level: (label) => ({ level: label }) },
      redact: { paths: redactedPaths, censor: '[redacted]' },
      serializers: { err: logError },
    },
    destination,
  )

// A cause may point back at its error.
const causesMax = 5
const textLengthMax = 4_000

const bounded = (text: string) => cleanText(text).slice(0, textLengthMax)

export const logError = (err: unknown, depth = 0): LoggedError => {
  if (!isNativeError(err)) return { type: typeof err, message: bounded(String(err)) }
  const code = 'code' in err && ['string', 'number'].includes(typeof err.code) ? err.code : undefined
  return {
    type: err.name,
    message: bounded(err.message),
    ...(code === undefined ? {} : { code }),
    ...(err.stack ? { stack: bounded(err.stack) } : {}),
    ...(err.cause !== undefined && depth < causesMax ? { cause: logError(err.cause, depth + 1) } : {}),
  }
}
