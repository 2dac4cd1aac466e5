import { readFileSync } from 'node:fs'
import { z } from 'zod'

const variable = 'STOREYARD_FAULTS'

const Context = z.object({
  /** Where the services are started from: this repository, or a copy with a guard taken out. */
  root: z.string(),
  /** A folder of this run; it goes with the sandbox. */
  dir: z.string(),
  /** Rows are written here, and the logs of systems whose row failed. */
  resultsDir: z.string(),
  /** Names this pass of the run in its results. */
  pass: z.string(),
  /** The long form: outages of a minute, thousands of steps, and the rows that are known to be red. */
  full: z.boolean(),
  /** How much longer than its bound a row may take: a test run must not depend on what else the machine does. */
  patience: z.number(),
  seed: z.number(),
  /** Only rows with one of these words in their name, or all of them. */
  only: z.array(z.string()).nullable(),
  kubeconfig: z.string(),
  pki: z.string(),
  apiserver: z.string(),
  identities: z.object({ api: z.string(), worker: z.string(), reconciler: z.string() }),
  helm: z.string(),
  kubectl: z.string(),
  postgres: z.string(),
})
export type Context = z.infer<typeof Context>

export const contextEnv = (file: string) => ({ [variable]: file })

/** What the run gave its test files. */
export function readContext(): Context {
  const file = process.env[variable]
  if (!file)
    throw new Error('The fault tests need a cluster of their own: run `npm run faults` or `./scripts/test faults`.')
  return Context.parse(JSON.parse(readFileSync(file, 'utf8')))
}
