import { createHash } from 'node:crypto'
import { existsSync, mkdirSync, renameSync, rmSync } from 'node:fs'
import { homedir } from 'node:os'
import { join } from 'node:path'
import { withLock } from '../machine/lock.ts'

/** One cache for every clone on the machine. */
export const defaultCacheDir = (env: NodeJS.ProcessEnv): string =>
  env.STOREYARD_CACHE || join(env.XDG_CACHE_HOME || join(env.HOME || homedir(), '.cache'), 'storeyard')

export const hashOf = (parts: string[]): string => {
  const hash = createHash('sha256')
  for (const part of parts) hash.update(`${Buffer.byteLength(part)}:${part}`)
  return hash.digest('hex').slice(0, 16)
}

/** A folder that is made once for its name and key, and appears only when it is whole. */
export async function ensureCached(
  cacheDir: string,
  { name, key }: { name: string; key: string },
  make: (dir: string) => Promise<void>,
): Promise<string> {
  const dir = join(cacheDir, `${name}-${key}`)
  if (existsSync(dir)) return dir
  return withLock(join(cacheDir, `${name}.lock`), 1_800_000, async () => {
    if (existsSync(dir)) return dir // another clone made it while this one waited
    const unfinished = `${dir}.unfinished`
    rmSync(unfinished, { recursive: true, force: true })
    mkdirSync(unfinished, { recursive: true })
    await make(unfinished)
    renameSync(unfinished, dir)
    return dir
  })
}
