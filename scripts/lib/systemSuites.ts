import { readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { createProgress } from '@storeyard/local-node/machine/progress'
import { prepare } from '@storeyard/local-node/prepare/prepare'
import { execa } from 'execa'
import { ensureSchemathesis } from './schemathesis.ts'
import { loadSettings, type Settings } from './settings.ts'
import { type Count, inBand, onlyFiles, runJest, sum } from './suites.ts'

/**
 * Suites that need the whole system; this file, run inside a sandbox, brings one up and runs them on it. The last one
 * does to all stores, keys and sessions whatever comes to its mind.
 */
export const systemSuites = ['rights', 'chart', 'e2e', 'browser', 'contract'] as const

// Short enough to be waited for, and long enough for a start on a machine that does more besides.
const pace = { STOREYARD_DEADLINE_SECONDS: '120', STOREYARD_CHECKUP_SECONDS: '10' }

// A wait that is in vain is to be named, before its whole test is given up.
const patient = ['--testTimeout', '120000']

interface JestRun {
  title: string
  args: string[]
}

/** Test files that mostly wait run beside each other; what stops parts of the system, or counts what it does, runs alone. */
function runsOf(suite: string, files: string | undefined): JestRun[] {
  const more = suite === 'browser' ? patient : []
  if (files) return [{ title: suite, args: [...inBand, ...more, ...onlyFiles(files)] }]
  if (suite !== 'e2e') return [{ title: suite, args: [...inBand, ...more] }]
  return [
    { title: 'e2e, side by side', args: ['--maxWorkers', '3', '--testPathIgnorePatterns', '\\.alone\\.'] },
    { title: 'e2e, alone', args: [...inBand, '--testPathPatterns', '\\.alone\\.'] },
  ]
}

const countFile = ({ root }: Settings) => join(root, '.storeyard-test-results/system-count.json')

/** What the run inside left; a run that was cut off is a failure. */
export function takeSystemCounts(settings: Settings, exitCode: number): Count {
  try {
    return JSON.parse(readFileSync(countFile(settings), 'utf8'))
  } catch {
    console.error(`The tests on a whole system ended with ${exitCode} before they were counted.`)
    return { passed: 0, failed: 1 }
  }
}

async function runInside(suites: readonly string[], files: string | undefined): Promise<void> {
  const stateDir = join(loadSettings(process.env).root, '.storeyard-test')
  const env = { ...process.env, ...pace, STOREYARD_STATE: stateDir }
  const settings = loadSettings(env)
  rmSync(countFile(settings), { force: true })
  const removeState = () => {
    for (const path of [stateDir, settings.paths.data]) rmSync(path, { recursive: true, force: true })
  }
  // A run that was killed may have left its state; its processes went with their namespaces.
  removeState()
  await execa(process.execPath, [join(settings.root, 'scripts/lib/up.ts')], {
    env,
    stdio: ['ignore', 2, 2],
    timeout: 600_000,
  })
  const tools = await prepare(settings.cacheDir, createProgress())
  const testEnv = {
    ...pace,
    STOREYARD_STATE: stateDir,
    STOREYARD_TEST_KUBECONFIG: join(stateDir, 'kubeconfig'),
    STOREYARD_HELM: tools.helm,
    STOREYARD_KUBECTL: tools.kubectl,
    STOREYARD_TEST_INGRESS_PORT: `${settings.ports.ingress}`,
    STOREYARD_URL: `http://127.0.0.1:${settings.ports.web}`,
    STOREYARD_API_URL: `http://127.0.0.1:${settings.ports.api}`,
    STOREYARD_ADMIN_KEY_FILE: settings.paths.adminKey,
    ...(suites.includes('contract') && {
      STOREYARD_SCHEMATHESIS: await ensureSchemathesis(settings, createProgress()),
    }),
  }
  const counts: Count[] = []
  for (const suite of suites)
    for (const { title, args } of runsOf(suite, files))
      counts.push(await createProgress().step(`  ${title}`, () => runJest(settings.root, suite, testEnv, args)))
  writeFileSync(countFile(settings), JSON.stringify(sum(counts)))
  await execa(process.execPath, [join(settings.root, 'scripts/lib/down.ts'), '--purge'], {
    env,
    stdio: ['ignore', 2, 2],
    timeout: 300_000,
  })
}

if (import.meta.main) {
  const { positionals, values } = parseArgs({ allowPositionals: true, options: { files: { type: 'string' } } })
  await runInside(positionals, values.files)
}
