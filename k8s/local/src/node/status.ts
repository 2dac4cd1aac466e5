import { findDaemon } from '../machine/daemon.ts'
import { readRecord } from '../machine/record.ts'
import { daemonNames } from './daemons.ts'
import { machineNames, type NodeOptions, resolveSettings } from './settings.ts'
import { isNodeReady } from './up.ts'

export interface NodeStatus {
  /** The state folder whose node the machine has now. */
  owner: string | null
  ready: boolean
  daemons: { name: string; pid: number | null }[]
}

export async function nodeStatus(options: NodeOptions): Promise<NodeStatus> {
  const settings = resolveSettings(options)
  const owner = readRecord(machineNames.record)?.owner ?? null
  const daemons = daemonNames.map((name) => ({ name, pid: findDaemon(settings.paths.runDir, name)?.pid ?? null }))
  const alive = daemons.every(({ pid }) => pid !== null)
  return { owner, daemons, ready: alive && (await isNodeReady(settings)) }
}
