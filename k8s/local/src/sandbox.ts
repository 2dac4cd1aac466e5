import { spawn } from 'node:child_process'
import { existsSync, mkdirSync, readdirSync } from 'node:fs'
import { constants } from 'node:os'
import { join } from 'node:path'
import { readIfThere, removeIfEmpty } from './machine/files.ts'
import { identify } from './machine/process.ts'
import { readRecord } from './machine/record.ts'
import { cgroupMounts, endProcesses, ensureGroup, processesIn, removeCgroups } from './node/cgroups.ts'
import { fixedDirs, kernelWideSysctls } from './node/host.ts'
import { machineNames } from './node/settings.ts'

const prefix = 'storeyard-sandbox-'
const script = join(import.meta.dirname, 'sandbox.sh')
const namespaces = ['--net', '--mount', '--pid', '--fork', '--kill-child=KILL', '--mount-proc']

/**
 * A place where a second node with the same names, addresses and ports can be: network, mount, process and control group
 * namespaces of its own. Its end is the end of everything inside. There is no internet inside.
 */
export async function runInSandbox(command: string[]): Promise<number> {
  await sweepDeadSandboxes()
  const name = `${prefix}${process.pid}-${identify(process.pid)?.startTime}`
  const made = fixedDirs.filter((dir) => !existsSync(dir))
  try {
    for (const dir of made) mkdirSync(dir, { recursive: true })
    return await spawnInside(name, command)
  } finally {
    await endProcesses(name, 0)
    await removeCgroups(name)
    for (const dir of made) removeIfEmpty(dir)
  }
}

async function spawnInside(name: string, command: string[]): Promise<number> {
  const mounts = cgroupMounts()
  // What has a fixed place on the machine is empty inside; /run holds its own folders.
  const dirs = ['/run', ...fixedDirs.filter((dir) => !dir.startsWith('/run/'))]
  const env = {
    ...process.env,
    SANDBOX_CGROUPS: ensureGroup(name, mounts).join(' '),
    SANDBOX_CGROUP_MOUNTS: mounts.map(({ path, hierarchy }) => `${path}:${hierarchy}`).join(' '),
    SANDBOX_UNMOUNT: (readRecord(machineNames.record)?.mountRoots ?? []).join(' '),
    SANDBOX_DIRS: dirs.join(' '),
    SANDBOX_SYSCTLS: kernelWideSysctls().join(' '),
  }
  // Killed with this process, and all that is inside with it.
  const child = spawn('setpriv', ['--pdeathsig', 'KILL', 'unshare', ...namespaces, '--', script, 'enter', ...command], {
    stdio: 'inherit',
    env,
  })
  const forward = (signal: NodeJS.Signals) => {
    const first = processesIn(name).find(isFirstInside)
    if (first) process.kill(first, signal)
  }
  const signals = ['SIGTERM', 'SIGINT'] as const
  for (const signal of signals) process.on(signal, forward)
  try {
    return await new Promise<number>((resolve, reject) => {
      child.once('error', reject)
      child.once('exit', (code, signal) => resolve(code ?? 128 + (signal ? constants.signals[signal] : 0)))
    })
  } finally {
    for (const signal of signals) process.off(signal, forward)
  }
}

/** Its number in the innermost process namespace is 1. */
const isFirstInside = (pid: number): boolean => /^NSpid:.*\t1$/m.test(readIfThere(`/proc/${pid}/status`) ?? '')

/** Control groups of sandboxes whose starter was killed; the processes went with it. */
async function sweepDeadSandboxes(): Promise<void> {
  const names = new Set(
    cgroupMounts().flatMap(({ path }) => readdirSync(path).filter((entry) => entry.startsWith(prefix))),
  )
  for (const name of names) {
    const [pid, startTime] = name.slice(prefix.length).split('-')
    if (identify(Number(pid))?.startTime === startTime) continue
    await endProcesses(name, 0)
    await removeCgroups(name)
  }
}

if (import.meta.main) {
  const command = process.argv.slice(process.argv[2] === '--' ? 3 : 2)
  if (command.length === 0) {
    console.error('usage: sandbox.ts -- COMMAND…')
    process.exit(2)
  }
  process.exitCode = await runInSandbox(command)
}
