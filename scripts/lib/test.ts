import { ensurePackages } from '@storeyard/local-node/machine/packages'
import { createProgress, type Progress } from '@storeyard/local-node/machine/progress'
import { prepare } from '@storeyard/local-node/prepare/prepare'
import { runInSandbox } from '@storeyard/local-node/sandbox'
import { ensureDashboard } from './dashboard.ts'
import { prepareFaults, runFaults } from './faultSuite.ts'
import { readArguments } from './readArguments.ts'
import { redisPackage } from './redis.ts'
import { ensureSchemathesis } from './schemathesis.ts'
import { loadSettings, type Settings } from './settings.ts'
import { ensureStoreImages } from './storeImages.ts'
import { type Count, onlyFiles, runCheck, runJest, sum, workersOf } from './suites.ts'
import { systemSuites, takeSystemCounts } from './systemSuites.ts'

const chromium = { package: 'chromium', anyOf: ['chromium', 'chromium-browser', 'google-chrome'] }
const allSuites = ['check', 'unit', 'integration', 'node', 'faults', ...systemSuites] as const
type Suite = (typeof allSuites)[number]
const withoutFiles: readonly Suite[] = ['check', 'faults']

const { positionals: asked, values: only } = readArguments('./scripts/test [SUITE…] [--files PATTERN]', {
  allowPositionals: true,
  options: { files: { type: 'string' } },
})

/** All that needs the network, so that nothing after it does. */
async function prepareAll(settings: Settings, progress: Progress): Promise<void> {
  await ensurePackages([redisPackage, chromium], progress)
  await prepare(settings.cacheDir, progress)
  await ensureStoreImages(settings, progress)
  await ensureDashboard(settings, progress)
}

/** A whole system of its own, in namespaces of its own: another one on this machine is neither seen nor touched. */
async function runSystem(settings: Settings, suites: readonly string[]): Promise<Count> {
  const args = [...suites, ...(only.files ? ['--files', only.files] : [])]
  const exitCode = await runInSandbox([process.execPath, `${settings.root}/scripts/lib/systemSuites.ts`, ...args])
  return takeSystemCounts(settings, exitCode)
}

async function runAll(wanted: readonly Suite[], progress: Progress): Promise<Count> {
  const settings = loadSettings(process.env)
  await prepareAll(settings, progress)
  // Before the sandbox, which reaches nothing outside.
  if (wanted.includes('contract')) await ensureSchemathesis(settings, progress)
  if (wanted.includes('faults')) await prepareFaults(settings, progress)
  const counts: Count[] = []
  const step = async (title: string, suite: Suite, run: () => Promise<Count>) => {
    if (wanted.includes(suite)) counts.push(await progress.step(title, run))
  }
  await step('Format, lint, types, unused code', 'check', () => runCheck(settings.root))
  const jest = (title: string, suite: 'unit' | 'integration' | 'node') =>
    step(title, suite, () => runJest(settings.root, suite, {}, [...workersOf(suite), ...onlyFiles(only.files)]))
  await jest('Unit tests', 'unit')
  await jest('Integration tests (Postgres, Redis)', 'integration')
  await jest('Tests of the local node', 'node')
  await step('Faults, on played pods', 'faults', () => runFaults(settings, []))
  const system = systemSuites.filter((suite) => wanted.includes(suite))
  if (system.length > 0)
    counts.push(await progress.step(`Tests on a whole system: ${system.join(', ')}`, () => runSystem(settings, system)))
  return sum(counts)
}

const unknown = asked.filter((name) => !allSuites.some((suite) => suite === name))
if (unknown.length > 0) {
  console.error(`There is no suite ${unknown.join(', ')}: choose from ${allSuites.join(' ')}.`)
  process.exit(2)
}
const unfiled = withoutFiles.filter((suite) => only.files && asked.includes(suite))
if (unfiled.length > 0) {
  console.error(`--files picks test files, of which ${unfiled.join(' and ')} has none: leave out the one or the other.`)
  process.exit(2)
}
try {
  const wanted = allSuites
    .filter((suite) => asked.length === 0 || asked.includes(suite))
    .filter((suite) => !only.files || !withoutFiles.includes(suite))
  const { passed, failed } = await runAll(wanted, createProgress())
  console.log(`${passed} passed, ${failed} failed`)
  process.exitCode = failed > 0 || passed === 0 ? 1 : 0
} catch (err) {
  console.error(err instanceof Error ? err.message : err)
  console.log('0 passed, 1 failed')
  process.exitCode = 1
}
