import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { createProgress } from '@storeyard/local-node/machine/progress'
import { prepare, prepareKwok } from '@storeyard/local-node/prepare/prepare'
import { faultCount, faultResults } from '../../scripts/lib/faultSuite.ts'
import { loadSettings } from '../../scripts/lib/settings.ts'
import { type Count, runJest, sum } from '../../scripts/lib/suites.ts'
import { startPostgres } from '../../services/core/test/harness/postgres.ts'
import { startCluster } from './harness/cluster.ts'
import { type Context, contextEnv } from './harness/context.ts'
import { type Told, tableOf } from './harness/table.ts'
import { runMutants } from './mutants.ts'
import { soak } from './soak.ts'

/** Run inside a sandbox, whose end is the end of all that it starts and leaves. */
const { values: asked } = parseArgs({
  options: {
    full: { type: 'boolean', default: false },
    mutants: { type: 'boolean', default: false },
    soak: { type: 'boolean', default: false },
    only: { type: 'string' },
    patience: { type: 'string' },
    minutes: { type: 'string', default: '10' },
    stores: { type: 'string', default: '10' },
    seed: { type: 'string', default: '1' },
  },
})

// The sandbox's own memory disk: nothing of it stays on the machine.
const dir = '/run/storeyard-faults'
for (const path of [dir, join(dir, 'tmp'), join(dir, 'systems')]) mkdirSync(path, { recursive: true, mode: 0o755 })
process.env.TMPDIR = join(dir, 'tmp')

const settings = loadSettings(process.env)
const progress = createProgress()
const [tools, kwok] = [await prepare(settings.cacheDir, progress), await prepareKwok(settings.cacheDir, progress)]
const [cluster, postgres] = await progress.step('Starting a control plane with played pods', () =>
  Promise.all([startCluster(tools, kwok, dir, settings.cacheDir), startPostgres()]),
)
const base: Context = {
  ...cluster,
  dir,
  root: settings.root,
  resultsDir: faultResults(settings),
  pass: 'rows',
  full: asked.full,
  patience: Number(asked.patience ?? (asked.full || asked.mutants || asked.only !== undefined ? 1 : 3)),
  seed: Number(asked.seed),
  only: asked.only === undefined ? null : asked.only.split(','),
  postgres: postgres.url,
}

/** Test files with this context; each tells its rows in a file of the pass. */
async function runRows(context: Context, more: readonly string[]): Promise<{ count: Count; told: Told[] }> {
  // A row's full name is that of its group, its own, and its fault.
  const jest = context.only ? [...more, '--testNamePattern', `(${context.only.join('|')})[^ ]*: `] : more
  const file = join(dir, `context-${context.pass}.json`)
  writeFileSync(file, JSON.stringify(context))
  const count = await runJest(settings.root, 'faults', contextEnv(file), jest)
  const results = join(context.resultsDir, `${context.pass}.jsonl`)
  const lines = existsSync(results) ? readFileSync(results, 'utf8').split('\n').filter(Boolean) : []
  return { count, told: lines.map((line) => JSON.parse(line) as Told) }
}

/** Rows that harm the whole cluster come after the others, one file at a time. */
async function runAllRows(): Promise<Count> {
  const side = ['--maxWorkers', '2', '--testPathIgnorePatterns', '\\.alone\\.']
  const alone = ['--runInBand', '--testPathPatterns', '\\.alone\\.']
  const first = await progress.step('Faults of one system', () => runRows({ ...base, pass: 'rows' }, side))
  const second = await progress.step('Faults of the whole cluster', () => runRows({ ...base, pass: 'alone' }, alone))
  const table = tableOf([...first.told, ...second.told])
  writeFileSync(join(base.resultsDir, 'table.md'), `${table}\n`)
  process.stderr.write(`\n${table}\n\n`)
  return sum([first.count, second.count])
}

const counted = asked.mutants
  ? await runMutants({ ...base, only: null }, runRows, asked.only)
  : asked.soak
    ? await soak(base, { minutes: Number(asked.minutes), stores: Number(asked.stores) })
    : await runAllRows()
writeFileSync(faultCount(settings), JSON.stringify(counted))
await postgres.stop()
// The daemons end with the sandbox.
process.exit(counted.failed > 0 ? 1 : 0)
