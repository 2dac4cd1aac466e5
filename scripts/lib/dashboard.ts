import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { type Progress, unchanged } from '@storeyard/local-node/machine/progress'
import { run } from '@storeyard/local-node/machine/run'
import { digestTree } from './digestTree.ts'
import type { Settings } from './settings.ts'

/** Builds the dashboard when its sources changed since the last build. */
export async function ensureDashboard({ root }: Settings, progress: Progress): Promise<void> {
  const digest = digestTree(root, ['web', 'services/core/src/contract', 'services/core/src/domain'])
  const stamp = join(root, 'web/dist/.digest')
  await progress.step('Building the dashboard', async () => {
    if (existsSync(stamp) && readFileSync(stamp, 'utf8') === digest) return unchanged
    await run('npm', ['run', '--silent', '-w', 'web', 'build'], { cwd: root, timeoutMs: 300_000 })
    return writeFileSync(stamp, digest)
  })
}
