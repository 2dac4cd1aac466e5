import { join } from 'node:path'
import { z } from 'zod'

const ConfigSchema = z.object({
  HOST: z.string().min(1).default('127.0.0.1'),
  PORT: z.coerce.number().int().min(0).max(65_535).default(3000),
  API_URL: z.url({ protocol: /^https?$/ }).default('http://127.0.0.1:8000'),
  /** The folder that `npm run build` wrote. */
  DIST_DIR: z.string().default(join(import.meta.dirname, '../dist')),
  LOG_LEVEL: z.enum(['trace', 'debug', 'info', 'warn', 'error', 'silent']).default('info'),
})
export type Config = z.infer<typeof ConfigSchema>

export const parseConfig = (env: NodeJS.ProcessEnv): Config => {
  const parsed = ConfigSchema.safeParse(env)
  if (!parsed.success) throw new Error(`The environment cannot be used:\n${z.prettifyError(parsed.error)}`)
  return parsed.data
}
