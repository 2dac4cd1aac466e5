import { readFileSync } from 'node:fs'
import { z } from 'zod'
import { waitFor } from './wait.ts'

/** A process that no later one can be taken for: pids are used again, a pid with its start time and boot is not. */
export const ProcessIdentitySchema = z.object({ pid: z.int().positive(), startTime: z.string(), bootId: z.string() })
export type ProcessIdentity = z.infer<typeof ProcessIdentitySchema>

export const bootId = (): string => readFileSync('/proc/sys/kernel/random/boot_id', 'utf8').trim()

/** Fields of /proc/PID/stat after the command's name, which may itself hold spaces and brackets. */
export function parseStat(stat: string): { state: string; startTime: string } {
  const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ')
  const [state, startTime] = [fields[0], fields[19]]
  if (!state || !startTime) throw new Error('Unreadable process status.')
  return { state, startTime }
}

function readStat(pid: number): { state: string; startTime: string } | null {
  try {
    return parseStat(readFileSync(`/proc/${pid}/stat`, 'utf8'))
  } catch (err) {
    if (hasCode(err, 'ENOENT', 'ESRCH')) return null
    throw err
  }
}

/** The identity of the process that has this pid now. */
export function identify(pid: number): ProcessIdentity | null {
  const stat = readStat(pid)
  return stat && { pid, startTime: stat.startTime, bootId: bootId() }
}

export function isAlive(identity: ProcessIdentity): boolean {
  const stat = readStat(identity.pid)
  // A zombie has ended; only its parent has not looked yet.
  return stat !== null && stat.state !== 'Z' && stat.startTime === identity.startTime && identity.bootId === bootId()
}

export function signal(identity: ProcessIdentity, name: NodeJS.Signals): void {
  if (!isAlive(identity)) return
  try {
    process.kill(identity.pid, name)
  } catch (err) {
    if (!hasCode(err, 'ESRCH')) throw err
  }
}

/** Asks the process to end, insists after the grace time, and returns when it is gone. */
export async function stopProcess(
  identity: ProcessIdentity,
  graceMs: number,
  first: NodeJS.Signals = 'SIGTERM',
): Promise<void> {
  const gone = (deadlineMs: number) =>
    waitFor(`process ${identity.pid} to end`, () => !isAlive(identity), { deadlineMs, everyMs: 20 })
  signal(identity, first)
  try {
    await gone(graceMs)
  } catch {
    signal(identity, 'SIGKILL')
    await gone(10_000)
  }
}

// Not by class: a test runner gives each test file classes of its own.
export const hasCode = (err: unknown, ...codes: string[]): boolean =>
  typeof err === 'object' && err !== null && 'code' in err && codes.includes(String(err.code))
