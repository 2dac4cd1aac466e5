import { linkSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { dirname } from 'node:path'
import { hasCode, identify, isAlive, ProcessIdentitySchema } from './process.ts'
import { waitFor } from './wait.ts'

/** Runs the work while no other process of this machine holds the same lock; a dead holder's lock is taken. */
export async function withLock<T>(path: string, deadlineMs: number, work: () => Promise<T>): Promise<T> {
  mkdirSync(dirname(path), { recursive: true })
  await waitFor(`the lock ${path}, held by process ${holder(path)?.pid ?? 'unknown'}`, () => tryLock(path), {
    deadlineMs,
  })
  try {
    return await work()
  } finally {
    rmSync(path, { force: true })
  }
}

function tryLock(path: string): boolean {
  const mine = `${path}.${process.pid}`
  writeFileSync(mine, JSON.stringify(identify(process.pid)))
  try {
    linkSync(mine, path) // appears whole or not at all
    return true
  } catch (err) {
    if (!hasCode(err, 'EEXIST')) throw err
    const held = holder(path)
    if (!held || !isAlive(held)) rmSync(path, { force: true })
    return false
  } finally {
    rmSync(mine, { force: true })
  }
}

function holder(path: string) {
  try {
    return ProcessIdentitySchema.parse(JSON.parse(readFileSync(path, 'utf8')))
  } catch (err) {
    if (hasCode(err, 'ENOENT')) return null
    throw err
  }
}
