import { spawn } from 'node:child_process'
import { createHash } from 'node:crypto'
import { closeSync, fchownSync, mkdirSync, openSync, readFileSync, renameSync, rmSync, statSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { z } from 'zod'
import { hasCode, identify, isAlive, ProcessIdentitySchema, stopProcess } from './process.ts'
import { waitFor } from './wait.ts'

export interface DaemonSpec {
  name: string
  command: string
  args: string[]
  /** Where pid files are: a folder that other clones can read, so that each finds what another one started. */
  pidDir: string
  logFile: string
  env?: Record<string, string>
  cwd?: string
  /** Runs as this user with no other groups; root's own when left out. */
  user?: { uid: number; gid: number }
  /** Capabilities that it keeps as that user, such as net_bind_service. */
  capabilities?: string[]
  /** Control group folders that the process enters before it becomes the daemon. */
  cgroups?: string[]
  /** What else decides how it runs, such as the content of its configuration files. */
  inputs?: string[]
  /** What asks it to end: TERM unless it means something slower to this program. */
  stopSignal?: StopSignal
}

const StopSignalSchema = z.enum(['SIGTERM', 'SIGINT'])
type StopSignal = z.infer<typeof StopSignalSchema>
const PidFileSchema = ProcessIdentitySchema.extend({
  digest: z.string(),
  stopSignal: StopSignalSchema.default('SIGTERM'),
})
type Known = z.infer<typeof PidFileSchema>
const logBytesMax = 20 * 1024 * 1024

const pidFile = (pidDir: string, name: string) => join(pidDir, `${name}.pid`)

export function daemonDigest(spec: DaemonSpec): string {
  const { command, args, env, cwd, user, capabilities, inputs } = spec
  return createHash('sha256')
    .update(JSON.stringify([command, args, env, cwd, user, inputs, capabilities]))
    .digest('hex')
    .slice(0, 16)
}

/** The daemon of that name if it is the process that was started and has not ended. */
export function findDaemon(pidDir: string, name: string): Known | null {
  try {
    const known = PidFileSchema.safeParse(JSON.parse(readFileSync(pidFile(pidDir, name), 'utf8')))
    return known.success && isAlive(known.data) ? known.data : null
  } catch (err) {
    if (hasCode(err, 'ENOENT') || err instanceof SyntaxError) return null
    throw err
  }
}

/** Starts the daemon unless it runs as described; one that runs otherwise is replaced. */
export async function ensureDaemon(spec: DaemonSpec, graceMs = 10_000): Promise<'running' | 'started'> {
  const digest = daemonDigest(spec)
  const running = findDaemon(spec.pidDir, spec.name)
  if (running?.digest === digest) return 'running'
  if (running) await stopProcess(running, graceMs, running.stopSignal)
  mkdirSync(spec.pidDir, { recursive: true, mode: 0o755 })
  rmSync(pidFile(spec.pidDir, spec.name), { force: true })
  await launch(spec, digest)
  return 'started'
}

// The process writes its own pid file before it becomes the daemon, so a crash here leaves no unknown one behind.
const launcher = `
set -e
identity=$1 digest=$2 signal=$3 groups=$4; shift 4
for group in $groups; do echo 0 > "$group/cgroup.procs"; done
read -r stat < /proc/$$/stat; set -f; fields=\${stat##*) }
start=$(echo $fields | cut -d ' ' -f 20); boot=$(cat /proc/sys/kernel/random/boot_id)
printf '{"pid":%s,"startTime":"%s","bootId":"%s","digest":"%s","stopSignal":"%s"}' $$ "$start" "$boot" "$digest" "$signal" > "$identity.new"
mv "$identity.new" "$identity"
exec "$@"
`

async function launch(spec: DaemonSpec, digest: string): Promise<void> {
  const identity = pidFile(spec.pidDir, spec.name)
  const asUser = spec.user ? becomeUser(spec.user, spec.capabilities ?? []) : []
  const log = openLog(spec.logFile, spec.user)
  try {
    // execa ends its children with the parent; a daemon must outlive it.
    const child = spawn(
      '/bin/sh',
      [
        '-c',
        launcher,
        'daemon',
        identity,
        digest,
        spec.stopSignal ?? 'SIGTERM',
        (spec.cgroups ?? []).join(' '),
        ...asUser,
        spec.command,
        ...spec.args,
      ],
      {
        env: { PATH: process.env.PATH ?? '', ...spec.env },
        cwd: spec.cwd ?? '/',
        detached: true,
        stdio: ['ignore', log, log],
      },
    )
    child.unref()
    const failure = new Promise<never>((_, reject) => child.once('error', reject))
    const pid = child.pid
    if (pid === undefined) return await failure
    const started = identify(pid)
    await waitFor(
      `${spec.name} to start`,
      () => findDaemon(spec.pidDir, spec.name) ?? (!started || !isAlive(started)),
      {
        deadlineMs: 10_000,
        everyMs: 5,
      },
    )
  } finally {
    closeSync(log)
  }
}

function becomeUser({ uid, gid }: { uid: number; gid: number }, capabilities: string[]): string[] {
  const only = ['-all', ...capabilities.map((name) => `+${name}`)].join(',')
  const kept = capabilities.length > 0 ? [`--inh-caps=${only}`, `--ambient-caps=${only}`] : []
  return [
    'setpriv',
    `--reuid=${uid}`,
    `--regid=${gid}`,
    '--clear-groups',
    '--no-new-privs',
    ...kept,
    `--bounding-set=${only}`,
    '--',
  ]
}

function openLog(path: string, owner = { uid: 0, gid: 0 }): number {
  mkdirSync(dirname(path), { recursive: true })
  // One older log is kept: a node that is up for months must not fill the disk.
  if ((statSync(path, { throwIfNoEntry: false })?.size ?? 0) > logBytesMax) renameSync(path, `${path}.1`)
  const log = openSync(path, 'a', 0o640)
  // Some open their log again by its name.
  if (process.getuid?.() === 0) fchownSync(log, owner.uid, owner.gid)
  return log
}

export async function stopDaemon(pidDir: string, name: string, graceMs = 10_000): Promise<boolean> {
  const running = findDaemon(pidDir, name)
  if (running) await stopProcess(running, graceMs, running.stopSignal)
  rmSync(pidFile(pidDir, name), { force: true })
  return running !== null
}

/** The end of a log, for a message that says why a daemon did not come up. */
export function logTail(path: string, lines = 5): string {
  try {
    return readFileSync(path, 'utf8').trimEnd().split('\n').slice(-lines).join('\n')
  } catch (err) {
    if (hasCode(err, 'ENOENT')) return ''
    throw err
  }
}

/** Waits for a daemon's own sign of readiness, and ends at once with the end of its log when it dies before. */
export async function waitForDaemon(
  spec: Pick<DaemonSpec, 'name' | 'pidDir' | 'logFile'>,
  probe: () => Promise<boolean> | boolean,
  deadlineMs = 60_000,
): Promise<void> {
  try {
    await waitFor(
      `${spec.name} to be ready`,
      async () => {
        if (!findDaemon(spec.pidDir, spec.name)) throw new Error(`${spec.name} ended while starting.`)
        return probe()
      },
      { deadlineMs },
    )
  } catch (err) {
    const reason = err instanceof Error ? err.message : String(err)
    throw new Error(`${reason} The end of its log (${spec.logFile}):\n${logTail(spec.logFile)}`, { cause: err })
  }
}
