import { chmodSync, existsSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { homedir } from 'node:os'
import { dirname, join } from 'node:path'
import { Failure } from '../failure.ts'

export interface Login {
  url: string
  key: string
}

/** Where the login is kept: readable by its owner alone. */
export const loginFile = (env: NodeJS.ProcessEnv): string =>
  join(env.XDG_CONFIG_HOME || join(env.HOME || homedir(), '.config'), 'storeyard', 'login.json')

export function readLogin(file: string): Login | null {
  let text: string
  try {
    text = readFileSync(file, 'utf8')
  } catch (err) {
    if (err instanceof Error && 'code' in err && err.code === 'ENOENT') return null
    throw err
  }
  const login = parse(text)
  if (!login) throw new Failure('failed', `${file} is damaged.`, 'Log in anew: storeyard login URL')
  return login
}

const parse = (text: string): Login | null => {
  try {
    const { url, key } = JSON.parse(text)
    return typeof url === 'string' && typeof key === 'string' ? { url, key } : null
  } catch {
    return null
  }
}

export function writeLogin(file: string, login: Login): void {
  mkdirSync(dirname(file), { recursive: true, mode: 0o700 })
  const draft = `${file}.${process.pid}`
  writeFileSync(draft, `${JSON.stringify(login, null, 2)}\n`, { mode: 0o600 })
  // A draft that a killed process left keeps its mode.
  chmodSync(draft, 0o600)
  renameSync(draft, file)
}

/** Whether there was one. */
export function removeLogin(file: string): boolean {
  const isThere = existsSync(file)
  rmSync(file, { force: true })
  return isThere
}
