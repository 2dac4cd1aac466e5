import { chmodSync, existsSync, mkdirSync, rmSync } from 'node:fs'
import { arch, platform } from 'node:os'
import { join } from 'node:path'
import { findDaemon } from '../machine/daemon.ts'
import { describeTaken, findTakenPorts } from '../machine/ports.ts'
import { bootId } from '../machine/process.ts'
import type { Progress } from '../machine/progress.ts'
import { determineOwnership, liveDaemons, type MachineRecord, readRecord, writeRecord } from '../machine/record.ts'
import { endProcesses, processesIn } from './cgroups.ts'
import { removeByRecord } from './down.ts'
import { isKubeletListening, observeHost } from './host.ts'
import { findRouteConflict } from './network.ts'
import { wantedPorts } from './ports.ts'
import { machineNames, type Settings } from './settings.ts'

const instead = 'Use a cluster of your own with KUBE_CONTEXT=<name> ./scripts/up, or docker compose up.'

export function requireMachine(): void {
  const here = `${platform()} on ${arch()}`
  if (platform() !== 'linux' || arch() !== 'x64')
    throw new Error(`The local cluster runs on Linux on x64 only, and this is ${here}. ${instead}`)
  if (process.getuid?.() !== 0)
    throw new Error(`The local cluster needs root, for namespaces and network: run this with sudo. ${instead}`)
  if (!existsSync('/sys/fs/cgroup'))
    throw new Error(`The local cluster needs control groups, and /sys/fs/cgroup is not mounted. ${instead}`)
}

/** Makes the machine-wide parts ours, or says whose they are. Nothing is started before. */
export async function claimMachine(settings: Settings, progress: Progress): Promise<void> {
  const record = readRecord(machineNames.record)
  const ownership = determineOwnership(record, settings.stateDir, settings.takeOver)
  if (record && ownership === 'held') {
    throw new Error(
      `A local cluster of ${record.owner} is up on this machine, which can have one. Bring it down there with ./scripts/down, ` +
        'or run this again with --take-over to bring it down from here (its data stays where it is).',
    )
  }
  if (record && (ownership === 'dead' || ownership === 'take-over')) {
    await progress.step(`Removing what the cluster of ${record.owner} left on this machine`, () =>
      removeByRecord(record),
    )
  }
  const { runDir } = settings.paths
  const { pids, strangers } = await clearStale(settings, ownership === 'ours-before-reboot')
  await requireRoom(settings, [...pids, ...strangers])
  mkdirSync(runDir, { recursive: true })
  // Whatever the mask of whoever runs this: daemons that are not root have their files below.
  for (const dir of [machineNames.runRoot, runDir]) chmodSync(dir, 0o755)
  // What was before us is known only from the first time: a second look would see our own changes.
  const before = record && ownership === 'ours' ? record : observeHost()
  writeRecord(machineNames.record, describe(settings, before))
}

/** State of processes that are gone misleads their successors; processes without their state cannot be adopted. */
async function clearStale(settings: Settings, rebooted: boolean): Promise<{ pids: number[]; strangers: number[] }> {
  const { runDir } = settings.paths
  if (rebooted) rmSync(runDir, { recursive: true, force: true })
  const daemons = liveDaemons(runDir)
  const stateIsThere = existsSync(join(runDir, 'containerd'))
  if (daemons.length === 0 && !stateIsThere) await endProcesses(machineNames.cgroup, 2_000)
  return { pids: daemons.map(({ pid }) => pid), strangers: processesIn(machineNames.cgroup) }
}

async function requireRoom(settings: Settings, ours: number[]): Promise<void> {
  if (
    isKubeletListening() &&
    !findDaemon(settings.paths.runDir, 'kubelet') &&
    processesIn(machineNames.cgroup).length === 0
  ) {
    throw new Error(`Another Kubernetes node runs on this machine, and a second kubelet would disturb it. ${instead}`)
  }
  const taken = findTakenPorts(wantedPorts(settings), (pid) => ours.includes(pid))
  if (taken.length > 0) throw new Error(taken.map(describeTaken).join('\n'))
  const conflict = await findRouteConflict(settings)
  if (conflict) {
    throw new Error(
      `This machine reaches ${conflict.dst} through ${conflict.dev}, and the local cluster would use ${settings.addresses.all}: choose another range with --network.`,
    )
  }
}

const describe = (settings: Settings, before: Pick<MachineRecord, 'sysctlsBefore' | 'createdDirs'>): MachineRecord => ({
  owner: settings.stateDir,
  bootId: bootId(),
  pidDir: settings.paths.runDir,
  processes: liveDaemons(settings.paths.runDir),
  cgroup: machineNames.cgroup,
  bridge: machineNames.bridge,
  nftTables: [machineNames.nftTable, machineNames.proxyTable],
  mountRoots: [settings.paths.dir, settings.paths.runDir],
  ports: { ...settings.ports, ingress: settings.ingress.port },
  sysctlsBefore: before.sysctlsBefore,
  createdDirs: before.createdDirs,
})

/** After each start, so that the record is true whenever this process is killed. */
export function recordProcesses(settings: Settings): void {
  const record = readRecord(machineNames.record)
  if (record) writeRecord(machineNames.record, { ...record, processes: liveDaemons(settings.paths.runDir) })
}
