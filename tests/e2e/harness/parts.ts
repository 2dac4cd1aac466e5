import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { findDaemon } from '@storeyard/local-node/machine/daemon'
import { isAlive, type ProcessIdentity, signal } from '@storeyard/local-node/machine/process'
import { liveDaemons } from '@storeyard/local-node/machine/record'
import { run } from '@storeyard/local-node/machine/run'
import { waitFor } from '@storeyard/local-node/machine/wait'
import { endProcesses } from '@storeyard/local-node/node/cgroups'
import { machineNames, resolveSettings } from '@storeyard/local-node/node/settings'
import type { postgresName } from '../../../scripts/lib/postgres.ts'
import type { redisName } from '../../../scripts/lib/redis.ts'
import type { ServiceName } from '../../../scripts/lib/services.ts'
import type { System } from './system.ts'

export type PartName = ServiceName | typeof postgresName | typeof redisName

export function partOf({ settings }: System, name: PartName): ProcessIdentity {
  const found = findDaemon(settings.paths.pids, name)
  if (!found) throw new Error(`${name} does not run`)
  return found
}

/** Ends a part and returns when it is gone. Postgres takes SIGINT for: now, whoever is connected. */
export async function endPart(system: System, name: PartName, how: 'SIGKILL' | 'SIGTERM' | 'SIGINT'): Promise<void> {
  const part = partOf(system, name)
  signal(part, how)
  await waitFor(`${name} to end`, () => !isAlive(part), { deadlineMs: 30_000, everyMs: 10 })
}

/** What a person does: the same command as at first. Returns what it printed. */
export const up = ({ settings }: System): Promise<string> =>
  run(
    'sh',
    [
      '-c',
      '"$0" "$1" 2>&1',
      join(settings.root, 'node_modules/node/bin/node'),
      join(settings.root, 'scripts/lib/up.ts'),
    ],
    {
      timeoutMs: 300_000,
    },
  )

/** Every process that `up` started, with those of the local node. */
export const pidsOf = (system: System): Record<string, number> =>
  Object.fromEntries(daemonsOf(system).map(({ name, pid }) => [name, pid]))

function daemonsOf({ settings: { stateDir, cacheDir, paths } }: System) {
  const nodePids = resolveSettings({ stateDir, cacheDir }).paths.runDir
  return [...liveDaemons(paths.pids), ...liveDaemons(nodePids)]
}

/** What a power cut does to all that `up` started, pods included: no process has a last word. Returns who was killed. */
export async function endAll(system: System): Promise<string[]> {
  const daemons = daemonsOf(system)
  for (const { pid } of daemons) process.kill(pid, 'SIGKILL')
  await endProcesses(machineNames.cgroup, 0)
  await waitFor('all of them to end', () => daemonsOf(system).length === 0, { deadlineMs: 30_000, everyMs: 10 })
  return daemons.map(({ name }) => name)
}

/** A part's own environment: its database, its Redis, its values file. */
export const environmentOf = (system: System, name: PartName): Record<string, string> =>
  Object.fromEntries(
    readFileSync(`/proc/${partOf(system, name).pid}/environ`, 'utf8')
      .split('\0')
      .filter(Boolean)
      .map((line) => [line.slice(0, line.indexOf('=')), line.slice(line.indexOf('=') + 1)]),
  )
