import { mkdirSync, readFileSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { ensurePackages } from '@storeyard/local-node/machine/packages'
import type { Progress } from '@storeyard/local-node/machine/progress'
import { prepare, prepareKwok } from '@storeyard/local-node/prepare/prepare'
import { runInSandbox } from '@storeyard/local-node/sandbox'
import { redisPackage } from './redis.ts'
import type { Settings } from './settings.ts'
import type { Count } from './suites.ts'

export const faultResults = ({ root }: Settings) => join(root, '.storeyard-test-results/faults')
export const faultCount = (settings: Settings) => join(faultResults(settings), 'count.json')

/** All that needs the network, so that nothing after it does. */
export async function prepareFaults({ cacheDir }: Settings, progress: Progress): Promise<void> {
  await ensurePackages([redisPackage], progress)
  await prepare(cacheDir, progress)
  await prepareKwok(cacheDir, progress)
}

/** A control plane with played pods, in namespaces of its own, and the systems that are harmed on it. */
export async function runFaults(settings: Settings, args: readonly string[]): Promise<Count> {
  const results = faultResults(settings)
  rmSync(results, { recursive: true, force: true })
  mkdirSync(results, { recursive: true })
  const inside = join(settings.root, 'tests/faults/inside.ts')
  const exitCode = await runInSandbox([process.execPath, inside, ...args])
  try {
    return JSON.parse(readFileSync(faultCount(settings), 'utf8'))
  } catch {
    console.error(`The fault tests ended with ${exitCode} before they were counted.`)
    return { passed: 0, failed: 1 }
  }
}
