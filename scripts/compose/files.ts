import { chown, readFile, rename, writeFile } from 'node:fs/promises'

/** Replaces a file in one step; only its owner may read it. */
export async function writeOwned(file: string, uid: number, text: string): Promise<void> {
  const unfinished = `${file}.${process.pid}`
  await writeFile(unfinished, text, { mode: 0o400 })
  await chown(unfinished, uid, uid)
  await rename(unfinished, file)
}

/** Reads a secret, and makes it where there is none: what it opens keeps it for good. */
export async function ensureSecret(file: string, uid: number, make: () => string): Promise<string> {
  const present = await readFile(file, 'utf8').catch((err: NodeJS.ErrnoException) => {
    if (err.code === 'ENOENT') return null
    throw err
  })
  if (present !== null) return present
  const made = make()
  await writeOwned(file, uid, made)
  return made
}
