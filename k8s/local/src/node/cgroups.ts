import { existsSync, mkdirSync, readdirSync, readFileSync, rmdirSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { hasCode } from '../machine/process.ts'
import { waitFor } from '../machine/wait.ts'

export interface CgroupMount {
  path: string
  /** The controllers of a hierarchy of version 1; the unified one has no name. */
  hierarchy: string | 'unified'
}

/** Every hierarchy; beside those of version 1 a unified one may be mounted that has no part in limits. */
export function parseCgroupMounts(mountinfo: string): CgroupMount[] {
  return mountinfo.split('\n').flatMap((line): CgroupMount[] => {
    const [before = '', after = ''] = line.split(' - ')
    const path = before.split(' ')[4]
    const [type, , options = ''] = after.split(' ')
    if (!path) return []
    if (type === 'cgroup2') return [{ path, hierarchy: 'unified' }]
    return type === 'cgroup' ? [{ path, hierarchy: options.replace(/^r[ow],/, '') }] : []
  })
}

export const cgroupMounts = (): CgroupMount[] => parseCgroupMounts(readFileSync('/proc/self/mountinfo', 'utf8'))

/** Makes the group in every hierarchy, so that processes and further groups may enter it. */
export function ensureGroup(name: string, mounts = cgroupMounts()): string[] {
  const delegates = mounts.length === 1
  return mounts.map(({ path, hierarchy }) => {
    const dir = join(path, name)
    if (hierarchy === 'unified' && delegates) delegateControllers(dirname(dir))
    mkdirSync(dir, { recursive: true })
    if (hierarchy !== 'unified') inheritCpuset(dir)
    return dir
  })
}

/** The group that the daemons enter; pods get theirs beside it from the kubelet. */
export function ensureSystemGroup(name: string): string[] {
  ensureGroup(name)
  return ensureGroup(join(name, 'system'))
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
    const ended = waitFor(`the processes of ${name} to end`, () => processesIn(name).length === 0, {
      deadlineMs: graceMs,
    })
    await ended.catch(() => {}) // those that did not are killed next
  }
  await waitFor(`the killed processes of ${name} to be gone`, () => sendAll('SIGKILL') === 0, {
    deadlineMs: 20_000,
    everyMs: 50,
  })
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
