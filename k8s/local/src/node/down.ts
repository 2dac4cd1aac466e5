import { rmSync } from 'node:fs'
import { join } from 'node:path'
import { stopDaemon } from '../machine/daemon.ts'
import { removeIfEmpty } from '../machine/files.ts'
import { withLock } from '../machine/lock.ts'
import { createProgress, unchanged } from '../machine/progress.ts'
import { liveDaemons, type MachineRecord, readRecord, removeRecord } from '../machine/record.ts'
import { endProcesses, processesIn, removeCgroups } from './cgroups.ts'
import { daemonNames } from './daemons.ts'
import { podLinks, removeShimSockets, removeTraces, restoreSysctls, unmountBelow } from './host.ts'
import { removeNetwork } from './network.ts'
import { machineNames, type NodeOptions, resolveSettings } from './settings.ts'

type Removal = Pick<MachineRecord, 'owner' | 'pidDir' | 'mountRoots' | 'sysctlsBefore' | 'createdDirs'>

/** Takes the node off the machine; its data stays under the state folder unless it is purged. */
export async function removeNode(
  options: NodeOptions & { purge?: boolean },
  progress = createProgress(),
): Promise<void> {
  const { paths, stateDir } = resolveSettings(options)
  await withLock(join(machineNames.runRoot, 'node.lock'), 300_000, async () => {
    const record = readRecord(machineNames.record)
    if (record && record.owner !== stateDir && !options.takeOver) {
      // Another clone's node: only our own files are ours to remove.
    } else {
      await progress.step('Stopping the local cluster', async () => {
        if (!record && liveDaemons(paths.runDir).length === 0 && processesIn(machineNames.cgroup).length === 0)
          return unchanged
        const known = record ?? {
          owner: stateDir,
          pidDir: paths.runDir,
          mountRoots: [paths.dir, paths.runDir],
          sysctlsBefore: {},
          createdDirs: [],
        }
        return removeByRecord(known)
      })
    }
    if (options.purge) {
      await unmountBelow([paths.dir])
      for (const path of [paths.dir, paths.kubeconfig]) rmSync(path, { recursive: true, force: true })
    }
  })
  removeIfEmpty(machineNames.runRoot)
}

/** What came last goes first: the kubelet before its pods, or it would start them again. */
export async function removeByRecord(record: Removal): Promise<void> {
  const { owner, pidDir, mountRoots, sysctlsBefore, createdDirs } = record
  const nodeDir = join(owner, 'node')
  const agents = daemonNames.filter((name) => !['containerd', 'etcd', 'kube-apiserver'].includes(name))
  await Promise.all(agents.map((name) => stopDaemon(pidDir, name)))
  // Databases in pods get the time to write what they have.
  await endProcesses(join(machineNames.cgroup, 'kubepods'), 10_000)
  await stopDaemon(pidDir, 'kube-apiserver', 15_000)
  await Promise.all([stopDaemon(pidDir, 'containerd'), stopDaemon(pidDir, 'etcd')])
  await endProcesses(machineNames.cgroup, 0)
  await unmountBelow(mountRoots)
  await removeNetwork(podLinks())
  await removeCgroups(machineNames.cgroup)
  restoreSysctls(sysctlsBefore)
  removeShimSockets(join(pidDir, 'containerd'))
  removeTraces(join(nodeDir, 'logs/pods'), createdDirs)
  for (const path of [pidDir, join(nodeDir, 'addresses')]) rmSync(path, { recursive: true, force: true })
  removeRecord(machineNames.record)
}
