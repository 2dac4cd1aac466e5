import { randomBytes } from 'node:crypto'
import { linkSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { dirname } from 'node:path'
import { hasCode } from '@storeyard/local-node/machine/process'

/** The text of a file that only its owner reads; made with a random one at first, whole or not at all. */
export function ensureSecretFile(path: string): string {
  mkdirSync(dirname(path), { recursive: true, mode: 0o700 })
  const unfinished = `${path}.${process.pid}`
  writeFileSync(unfinished, randomBytes(24).toString('base64url'), { mode: 0o600 })
  try {
    linkSync(unfinished, path)
  } catch (err) {
    if (!hasCode(err, 'EEXIST')) throw err
  } finally {
    rmSync(unfinished)
  }
  return readFileSync(path, 'utf8')
}
