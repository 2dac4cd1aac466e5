import { createHash } from 'node:crypto'
import { existsSync } from 'node:fs'
import { mkdir, readdir, readFile, rename, rm, stat } from 'node:fs/promises'
import { homedir } from 'node:os'
import { join } from 'node:path'

export const defaultCacheDir = () =>
  join(
    process.env.STOREYARD_CACHE ?? join(process.env.XDG_CACHE_HOME ?? join(homedir(), '.cache'), 'storeyard'),
    'images',
  )

/** Twelve hex digits that change with any file of the folder or with what else goes into the build. */
export async function contentKey(folder: string, ...inputs: unknown[]): Promise<string> {
  const hash = createHash('sha256').update(JSON.stringify(inputs))
  const files = await readdir(folder, { recursive: true, withFileTypes: true })
  const paths = files.filter((file) => file.isFile()).map((file) => join(file.parentPath, file.name))
  for (const path of paths.sort()) hash.update(path.slice(folder.length)).update(await readFile(path))
  return hash.digest('hex').slice(0, 12)
}

/** The archive that the key names, whatever version stands in its file name. */
export async function findArchive(cacheDir: string, prefix: string, key: string): Promise<string | undefined> {
  const names = existsSync(cacheDir) ? await readdir(cacheDir) : []
  return names.find((name) => name.startsWith(`${prefix}_`) && name.endsWith(`-${key}.tar`))
}

/** Lends a folder of this process, and moves what the work made in it into the cache in one step. */
export async function inWorkFolder<T>(
  cacheDir: string,
  name: string,
  work: (folder: string, keep: (file: string, as: string) => Promise<void>) => Promise<T>,
) {
  const folder = join(cacheDir, `work-${process.pid}-${name}`)
  await rm(folder, { recursive: true, force: true })
  await mkdir(folder, { recursive: true })
  try {
    return await work(folder, (file, as) => rename(join(folder, file), join(cacheDir, as)))
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
}

// No build takes so long. A process number alone proves nothing: another process namespace has numbers of its own.
const deadAfterMs = 2 * 3_600_000

/** Removes what builds left behind that were killed. */
export async function removeDeadWork(cacheDir: string): Promise<void> {
  if (!existsSync(cacheDir)) return
  for (const name of await readdir(cacheDir)) {
    const pid = /^work-(\d+)-/.exec(name)?.[1]
    if (!pid || existsSync(`/proc/${pid}`)) continue
    const folder = join(cacheDir, name)
    const madeAt = (await stat(folder)).birthtimeMs
    if (Date.now() - madeAt > deadAfterMs) await rm(folder, { recursive: true, force: true })
  }
}
