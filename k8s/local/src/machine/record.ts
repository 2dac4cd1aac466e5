import { mkdirSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { dirname } from 'node:path'
import { z } from 'zod'
import { findDaemon } from './daemon.ts'
import { bootId, hasCode } from './process.ts'

/** What a node has of the machine, in one place outside any clone, so that each clone can find and remove it. */
const MachineRecordSchema = z.object({
  owner: z.string(),
  bootId: z.string(),
  pidDir: z.string(),
  processes: z.array(z.object({ name: z.string(), pid: z.int(), startTime: z.string() })),
  cgroup: z.string(),
  bridge: z.string(),
  nftTables: z.array(z.string()),
  mountRoots: z.array(z.string()),
  ports: z.record(z.string(), z.int()),
  /** Kernel settings as they were before. */
  sysctlsBefore: z.record(z.string(), z.string()),
  /** Folders outside the owner's own that were not there before. */
  createdDirs: z.array(z.string()),
})
export type MachineRecord = z.infer<typeof MachineRecordSchema>

/** The record; null when there is none or it is only half there, for it is written whole or not at all. */
export function readRecord(path: string): MachineRecord | null {
  try {
    const parsed = MachineRecordSchema.safeParse(JSON.parse(readFileSync(path, 'utf8')))
    return parsed.success ? parsed.data : null
  } catch (err) {
    if (hasCode(err, 'ENOENT') || err instanceof SyntaxError) return null
    throw err
  }
}

export function writeRecord(path: string, record: MachineRecord): void {
  mkdirSync(dirname(path), { recursive: true, mode: 0o755 })
  writeFileSync(`${path}.new`, `${JSON.stringify(record, null, 2)}\n`, { mode: 0o644 })
  renameSync(`${path}.new`, path)
}

export const removeRecord = (path: string): void => rmSync(path, { force: true })

/** The daemons of that folder which are alive. */
export function liveDaemons(pidDir: string): MachineRecord['processes'] {
  const names = listDir(pidDir).flatMap((file) => (file.endsWith('.pid') ? [file.slice(0, -'.pid'.length)] : []))
  return names.flatMap((name) => {
    const daemon = findDaemon(pidDir, name)
    return daemon ? [{ name, pid: daemon.pid, startTime: daemon.startTime }] : []
  })
}

export type Ownership = 'free' | 'ours' | 'ours-before-reboot' | 'dead' | 'take-over' | 'held'

/** Whose machine-wide parts these are, and so what may be done with them. */
export function decideOwnership(
  record: Pick<MachineRecord, 'owner' | 'bootId'> | null,
  now: { stateDir: string; bootId: string; ownerAlive: boolean; takeOver: boolean },
): Ownership {
  if (!record) return 'free'
  if (record.owner === now.stateDir) return record.bootId === now.bootId ? 'ours' : 'ours-before-reboot'
  if (!now.ownerAlive) return 'dead'
  return now.takeOver ? 'take-over' : 'held'
}

export const determineOwnership = (record: MachineRecord | null, stateDir: string, takeOver: boolean): Ownership =>
  decideOwnership(record, {
    stateDir,
    takeOver,
    bootId: bootId(),
    ownerAlive: record !== null && liveDaemons(record.pidDir).length > 0,
  })

function listDir(path: string): string[] {
  try {
    return readdirSync(path)
  } catch (err) {
    if (hasCode(err, 'ENOENT')) return []
    throw err
  }
}
