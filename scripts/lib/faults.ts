import { createProgress } from '@storeyard/local-node/machine/progress'
import { prepareFaults, runFaults } from './faultSuite.ts'
import { loadSettings } from './settings.ts'

/**
 * `npm run faults` runs every row in its long form, `-- --mutants` takes the guards out one by one, `-- --only NAME` runs
 * the rows whose name has NAME in it. `npm run soak -- --minutes N --stores N --seed N` injects faults at random.
 */
const args = process.argv.slice(2)
try {
  const settings = loadSettings(process.env)
  await prepareFaults(settings, createProgress())
  const { passed, failed } = await runFaults(settings, args.length > 0 ? args : ['--full'])
  console.log(`${passed} passed, ${failed} failed`)
  process.exitCode = failed > 0 || passed === 0 ? 1 : 0
} catch (err) {
  console.error(err instanceof Error ? err.message : err)
  process.exitCode = 1
}
