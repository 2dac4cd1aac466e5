import { createHash } from 'node:crypto'
import { mkdir, readFile, rename, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { readArchiveDigest, readChart } from '@storeyard/core/db/charts'
import type { WorkerDeps } from './deps.ts'

/** Path of a registered chart's archive, fetched from the database unless the file is there and whole. */
export async function fetchChart({ db, helm, owner }: WorkerDeps, version: string): Promise<string> {
  const folder = join(helm.workDir, 'charts')
  const path = join(folder, `${version}.tgz`)
  const digest = await readArchiveDigest(db, version)
  if ((await digestFile(path)) === digest) return path
  const { archive } = await readChart(db, version)
  await mkdir(folder, { recursive: true })
  // Whole or not there: another attempt of this worker may look for it at the same time.
  const partial = `${path}.${owner}.${performance.now()}`
  try {
    await writeFile(partial, archive)
    await rename(partial, path)
  } catch (err) {
    // Left in a full folder, each attempt's would fill it further.
    await rm(partial, { force: true })
    throw err
  }
  return path
}

/** Null where the file cannot be read: it is written anew. */
const digestFile = (path: string) =>
  readFile(path).then(
    (content) => createHash('sha256').update(content).digest('hex'),
    () => null,
  )
