import { chmodSync, chownSync, closeSync, existsSync, mkdirSync, openSync, readFileSync } from 'node:fs'
import { basename, dirname, join } from 'node:path'
import { writeIfChanged } from '../machine/files.ts'
import { run } from '../machine/run.ts'
import type { Settings } from './settings.ts'

// Between the users of machines and the ranges that are handed to their containers: no account has these.
const firstUser = 471_001
const users = ['coredns', 'contour', 'envoy'] as const
export type HomeName = (typeof users)[number]

/** A place for a daemon that is not root: state and cache may be in folders that only root can enter. */
export interface Home {
  dir: string
  /** The program, where this user can reach it. */
  program: string
  user: { uid: number; gid: number }
  /** Puts a file there that this user alone may read. */
  put(name: string, content: string): string
}

export async function ensureHome({ paths }: Settings, name: HomeName, program: string): Promise<Home> {
  const uid = firstUser + users.indexOf(name)
  const dir = join(paths.runDir, name)
  mkdirSync(dir, { recursive: true })
  const give = (path: string, mode: number) => {
    chownSync(path, uid, uid)
    chmodSync(path, mode)
  }
  give(dir, 0o700)
  const put = (file: string, content: string) => {
    const path = join(dir, file)
    writeIfChanged(path, content)
    give(path, 0o400)
    return path
  }
  return { dir, program: await showProgram(paths.runDir, program), user: { uid, gid: uid }, put }
}

/** The cached file itself, seen at a second place: /run may forbid programs, and a copy would take memory there. */
async function showProgram(runDir: string, program: string): Promise<string> {
  // The cache's folder carries the version, so a new one gets a place of its own.
  const place = join(runDir, 'programs', basename(dirname(program)))
  if (isMountPoint(place)) return place
  mkdirSync(dirname(place), { recursive: true })
  chmodSync(dirname(place), 0o755)
  if (!existsSync(place)) closeSync(openSync(place, 'w', 0o755))
  await run('mount', ['--bind', program, place])
  await run('mount', ['-o', 'remount,bind,ro,nosuid,nodev', place])
  return place
}

const isMountPoint = (path: string): boolean => readFileSync('/proc/self/mountinfo', 'utf8').includes(` ${path} `)
