import { chmodSync, existsSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { homedir } from 'node:os'
import { dirname, join } from 'node:path'
import { Failure } from '../failure.ts'
import { parseKey, parseUrl } from './chooseAccess.ts'

export interface Login {
  url: string
  key: string
}

/** Where the login is kept: readable by its owner alone. */
export const loginFile = (env: NodeJS.ProcessEnv): string =>
  join(env.XDG_CONFIG_HOME || join(env.HOME || homedir(), '.config'), 'storeyard', 'login.json')

export function readLogin(file: string): Login | null {
  const text = readIfThere(file)
  if (text === null) return null
  try {
    return parse(text)
  } catch (err) {
    // Of texts that are none of ours, JSON.parse repeats a part: it may be of the key.
    const why = err instanceof Failure ? err.message : 'It is not what storeyard login wrote.'
    throw new Failure('failed', `${file} is damaged: ${why}`, 'Log in anew: storeyard login URL')
  }
}

function readIfThere(file: string): string | null {
  try {
    return readFileSync(file, 'utf8')
  } catch (err) {
    if (err instanceof Error && 'code' in err && err.code === 'ENOENT') return null
    throw unusable(file, 'read', err)
  }
}

function parse(text: string): Login {
  const { url, key } = JSON.parse(text)
  return { url: parseUrl(`${url}`), key: parseKey(`${key}`, 'Its key') }
}

export function writeLogin(file: string, login: Login): void {
  const draft = `${file}.${process.pid}`
  try {
    mkdirSync(dirname(file), { recursive: true, mode: 0o700 })
    writeFileSync(draft, `${JSON.stringify(login, null, 2)}\n`, { mode: 0o600 })
    // A draft that a killed process left keeps its mode.
    chmodSync(draft, 0o600)
    renameSync(draft, file)
  } catch (err) {
    throw unusable(file, 'written', err)
  }
}

/** Whether there was one. */
export function removeLogin(file: string): boolean {
  const isThere = existsSync(file)
  try {
    rmSync(file, { force: true })
  } catch (err) {
    throw unusable(file, 'removed', err)
  }
  return isThere
}

const unusable = (file: string, done: 'read' | 'written' | 'removed', err: unknown) =>
  new Failure(
    'failed',
    `${file} cannot be ${done}: ${err instanceof Error ? err.message : err}`,
    'See whose it and its folder are, or set XDG_CONFIG_HOME to a folder of yours.',
  )
