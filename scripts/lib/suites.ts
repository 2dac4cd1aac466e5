import { mkdirSync, readFileSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { execa } from 'execa'
import { z } from 'zod'

export interface Count {
  passed: number
  failed: number
}

export const sum = (counts: readonly Count[]): Count => ({
  passed: counts.reduce((total, { passed }) => total + passed, 0),
  failed: counts.reduce((total, { failed }) => total + failed, 0),
})

const JestResult = z.object({ numPassedTests: z.int(), numFailedTests: z.int(), numRuntimeErrorTestSuites: z.int() })

// Three times what the longest takes on a machine that does nothing else.
const suiteMsMax = 60 * 60_000

// One after another where the tests share one system.
export const inBand = ['--runInBand']
/** Each file has a database and a queue of its own, and half of its time is waiting. */
const besideEachOther: Record<string, readonly string[]> = { unit: [], integration: ['--maxWorkers', '2'] }
export const workersOf = (suite: string) => besideEachOther[suite] ?? inBand
/** Of several suites not each has such a file; that none has is seen by the count. */
export const onlyFiles = (pattern: string | undefined) =>
  pattern ? ['--testPathPatterns', pattern, '--passWithNoTests'] : []

/** Runs one of Jest's projects and counts; a suite that could not even run counts as one failure. */
export async function runJest(
  root: string,
  suite: string,
  env: Record<string, string>,
  more: readonly string[],
): Promise<Count> {
  const folder = join(root, '.storeyard-test-results')
  mkdirSync(folder, { recursive: true })
  const file = join(folder, `${suite}.json`)
  rmSync(file, { force: true })
  const jest = join(root, 'node_modules/jest/bin/jest.js')
  const args = ['--selectProjects', suite, '--json', '--outputFile', file, ...more]
  const { exitCode } = await execa(process.execPath, ['--experimental-vm-modules', '--no-warnings', jest, ...args], {
    cwd: root,
    env,
    stdin: 'ignore',
    stdout: 'ignore',
    stderr: 'inherit',
    // A test that leaves something open would keep jest, and the whole run, for ever.
    timeout: suiteMsMax,
    reject: false,
  })
  try {
    const result = JestResult.parse(JSON.parse(readFileSync(file, 'utf8')))
    const failed = result.numFailedTests + result.numRuntimeErrorTestSuites
    // Jest also fails for what no test stands for, such as a teardown.
    return { passed: result.numPassedTests, failed: failed === 0 && exitCode !== 0 ? 1 : failed }
  } catch (err) {
    console.error(`The suite ${suite} left no result: ${err instanceof Error ? err.message : err}`)
    return { passed: 0, failed: 1 }
  }
}

/** Runs a command that is one test by itself. */
export async function runCheck(root: string): Promise<Count> {
  const { exitCode } = await execa('npm', ['run', '--silent', 'check'], {
    cwd: root,
    stdio: ['ignore', 2, 2],
    reject: false,
  })
  return exitCode === 0 ? { passed: 1, failed: 0 } : { passed: 0, failed: 1 }
}
