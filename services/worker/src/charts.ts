import { access, mkdir, rename, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { readChart } from '@storeyard/core/db/charts'
import type { WorkerDeps } from './deps.ts'

/** Path of a registered chart's archive, fetched from the database once. A version never changes, so a file stays true. */
export async function fetchChart({ db, helm, owner }: WorkerDeps, version: string): Promise<string> {
  const folder = join(helm.workDir, 'charts')
  const path = join(folder, `${version}.tgz`)
  try {
    await access(path)
    return path
  } catch {
    const { archive } = await readChart(db, version)
    await mkdir(folder, { recursive: true })
    // Whole or not there: another attempt of this worker may look for it at the same time.
    const partial = `${path}.${owner}.${performance.now()}`
    await writeFile(partial, archive)
    await rename(partial, path)
    return path
  }
}
