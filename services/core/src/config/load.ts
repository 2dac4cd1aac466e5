import { z } from 'zod'

export type Env = Record<string, string | undefined>

export class ConfigError extends Error {
  override name = 'ConfigError'
}

/**
 * Parses the environment once and reports every problem at once, by variable. An empty variable counts as not set, as
 * Compose and Kubernetes write it so. Values are never repeated in the message: they may be secrets.
 */
export function loadConfig<Schema extends z.ZodType>(schema: Schema, env: Env): z.output<Schema> {
  const given = Object.fromEntries(Object.entries(env).filter(([, value]) => value !== undefined && value !== ''))
  const parsed = schema.safeParse(given)
  if (parsed.success) return parsed.data
  const problems = parsed.error.issues.map((issue) => {
    const name = issue.path.join('.') || 'environment'
    return `  ${name}: ${given[name] === undefined && issue.path.length > 0 ? 'is missing or empty' : issue.message}`
  })
  throw new ConfigError(`The configuration cannot be used:\n${problems.join('\n')}`)
}

export const port = z.coerce.number('is not a number').int('is not a whole number').min(0).max(65_535)
export const positive = z.coerce.number('is not a number').int('is not a whole number').min(1)
export const flag = z.stringbool('is true or false')

/** `what` names the system in the message; the URL itself may hold a password. */
export const serviceUrl = (what: string, protocols: readonly string[]) =>
  z.string().refine(
    (text) => {
      const url = URL.parse(text)
      return url !== null && url.hostname !== '' && protocols.includes(url.protocol)
    },
    `is not the URL of ${what}: it starts with ${protocols.map((protocol) => `${protocol}//`).join(' or ')}`,
  )

export const postgresUrl = serviceUrl('a Postgres database', ['postgres:', 'postgresql:'])
export const redisUrl = serviceUrl('a Redis server', ['redis:', 'rediss:'])
export const logLevel = z.enum(['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent'])
