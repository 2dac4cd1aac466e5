import { existsSync, mkdirSync, readdirSync, readFileSync, rmdirSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { hasCode } from '../machine/process.ts'
import { waitFor } from '../machine/wait.ts'

export interface CgroupMount {
  path: string
  version: 1 | 2
}

/** The hierarchies in use: the unified one alone, or every one of version 1. */
export function parseCgroupMounts(mountinfo: string): CgroupMount[] {
  const mounts = mountinfo.split('\n').flatMap((line): CgroupMount[] => {
    const [before = '', after = ''] = line.split(' - ')
    const path = before.split(' ')[4]
    const type = after.split(' ')[0]
    return path && (type === 'cgroup' || type === 'cgroup2') ? [{ path, version: type === 'cgroup2' ? 2 : 1 }] : []
  })
  const unified = mounts.filter(({ path, version }) => version === 2 && path === '/sys/fs/cgroup')
  return unified.length > 0 ? unified : mounts.filter(({ version }) => version === 1)
}

export const cgroupMounts = (): CgroupMount[] => parseCgroupMounts(readFileSync('/proc/self/mountinfo', 'utf8'))

/** Makes the node's groups, and returns those that its daemons enter. Pods get theirs beside them from the kubelet. */
export function ensureCgroups(name: string, mounts = cgroupMounts()): string[] {
  return mounts.map(({ path, version }) => {
    const root = join(path, name)
    const system = join(root, 'system')
    if (version === 2) delegateControllers(path)
    mkdirSync(root, { recursive: true })
    if (version === 2) delegateControllers(root)
    mkdirSync(system, { recursive: true })
    if (version === 1) [root, system].forEach(inheritCpuset)
    return system
  })
}

function delegateControllers(dir: string): void {
  const names = readFileSync(join(dir, 'cgroup.controllers'), 'utf8').trim().split(' ').filter(Boolean)
  writeFileSync(join(dir, 'cgroup.subtree_control'), names.map((name) => `+${name}`).join(' '))
}

/** A new cpuset is empty, and nothing may enter it before it has processors and memory. */
function inheritCpuset(dir: string): void {
  for (const file of ['cpuset.cpus', 'cpuset.mems']) {
    const path = join(dir, file)
    if (!existsSync(path) || readFileSync(path, 'utf8').trim() !== '') continue
    writeFileSync(path, readFileSync(join(dirname(dir), file)))
  }
}

function tree(dir: string): string[] {
  if (!existsSync(dir)) return []
  const children = readdirSync(dir, { withFileTypes: true }).filter((entry) => entry.isDirectory())
  return [...children.flatMap((child) => tree(join(dir, child.name))), dir]
}

export function processesIn(name: string, mounts = cgroupMounts()): number[] {
  const pids = mounts.flatMap(({ path }) => tree(join(path, name))).flatMap((dir) => readPids(dir))
  return [...new Set(pids)]
}

function readPids(dir: string): number[] {
  try {
    return readFileSync(join(dir, 'cgroup.procs'), 'utf8').split('\n').filter(Boolean).map(Number)
  } catch (err) {
    if (hasCode(err, 'ENOENT', 'ENODEV')) return [] // the group went away meanwhile
    throw err
  }
}

/** Ends every process in the group and below: first with TERM, after the grace time with KILL. */
export async function endProcesses(name: string, graceMs: number): Promise<void> {
  const sendAll = (signal: NodeJS.Signals) => {
    const pids = processesIn(name)
    for (const pid of pids) send(pid, signal)
    return pids.length
  }
  if (graceMs > 0 && sendAll('SIGTERM') > 0) {
    const ended = waitFor(`the processes of ${name} to end`, () => processesIn(name).length === 0, { deadlineMs: graceMs })
    await ended.catch(() => {}) // those that did not are killed next
  }
  await waitFor(`the killed processes of ${name} to be gone`, () => sendAll('SIGKILL') === 0, { deadlineMs: 20_000, everyMs: 50 })
}

function send(pid: number, signal: NodeJS.Signals): void {
  try {
    process.kill(pid, signal)
  } catch (err) {
    if (!hasCode(err, 'ESRCH')) throw err
  }
}

export async function removeCgroups(name: string): Promise<void> {
  const remove = () => {
    for (const dir of cgroupMounts().flatMap(({ path }) => tree(join(path, name)))) {
      try {
        rmdirSync(dir)
      } catch (err) {
        if (hasCode(err, 'EBUSY')) return false // a process has ended but is not yet gone
        if (!hasCode(err, 'ENOENT')) throw err
      }
    }
    return true
  }
  await waitFor(`the control groups of ${name} to be empty`, remove, { deadlineMs: 10_000, everyMs: 50 })
}
