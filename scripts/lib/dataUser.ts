import { chownSync, mkdirSync } from 'node:fs'
import { dirname } from 'node:path'
import { run } from '@storeyard/local-node/machine/run'
import type { Settings } from './settings.ts'

export interface DataUser {
  uid: number
  gid: number
}

/** Postgres refuses root, and Redis needs none of it: both run as `nobody`, or as whoever runs the script. */
export async function dataUser({ asRoot }: Settings): Promise<DataUser | undefined> {
  if (!asRoot) return undefined
  const id = async (flag: string) => Number(await run('id', [flag, 'nobody']))
  return { uid: await id('-u'), gid: await id('-g') }
}

/** A folder that only the data user reads. */
export function ensureDataDir(path: string, user: DataUser | undefined): void {
  mkdirSync(dirname(path), { recursive: true, mode: 0o755 })
  mkdirSync(path, { recursive: true, mode: 0o700 })
  if (user) chownSync(path, user.uid, user.gid)
}
