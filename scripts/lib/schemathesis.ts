import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Progress } from '@storeyard/local-node/machine/progress'
import { run } from '@storeyard/local-node/machine/run'
import { ensureCached, hashOf } from '@storeyard/local-node/prepare/cache'
import type { Settings } from './settings.ts'

/** Schemathesis in an environment of its own, in the versions named; gives the Python that has it. */
export async function ensureSchemathesis({ root, cacheDir }: Settings, progress: Progress): Promise<string> {
  const requirements = join(root, 'tests/contract/requirements.txt')
  const key = hashOf([readFileSync(requirements, 'utf8'), await run('python3', ['--version'])])
  const dir = await ensureCached(cacheDir, { name: 'schemathesis', key }, (unfinished) =>
    progress.step('Getting Schemathesis', async () => {
      // With the machine's pip: Debian's Python brings none of its own along.
      await run('python3', ['-m', 'venv', '--without-pip', unfinished])
      const install = ['install', '--quiet', '--no-deps', '--only-binary', ':all:', '--requirement', requirements]
      await run('python3', ['-m', 'pip', '--python', join(unfinished, 'bin/python'), ...install], {
        timeoutMs: 600_000,
      })
    }),
  )
  return join(dir, 'bin/python')
}
