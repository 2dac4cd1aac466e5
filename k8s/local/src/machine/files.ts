import { mkdirSync, readFileSync, rmdirSync, writeFileSync } from 'node:fs'
import { dirname } from 'node:path'
import { hasCode } from './process.ts'

export function readIfThere(path: string): string | null {
  try {
    return readFileSync(path, 'utf8')
  } catch (err) {
    if (hasCode(err, 'ENOENT')) return null
    throw err
  }
}

/** Leaves a file alone that says the same already: some readers end themselves when theirs is written. */
export function writeIfChanged(path: string, content: string, mode = 0o600): void {
  if (readIfThere(path) === content) return
  mkdirSync(dirname(path), { recursive: true })
  writeFileSync(path, content, { mode })
}

/** Takes a folder away unless somebody has something in it. */
export function removeIfEmpty(dir: string): void {
  try {
    rmdirSync(dir)
  } catch (err) {
    if (!hasCode(err, 'ENOENT', 'ENOTEMPTY', 'EBUSY')) throw err
  }
}
