import { accessSync, constants, existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { hasCode } from './process.ts'
import type { Progress } from './progress.ts'
import { run, tryRun } from './run.ts'

/** Something the machine must have: any program of these will do, and this Debian package brings it. */
export interface Requirement {
  package: string
  /** Names looked up in the program folders, or absolute paths. */
  anyOf: string[]
}

const installedFile = '/var/lib/storeyard/installed-packages'
const programFolders = ['/usr/local/sbin', '/usr/local/bin', '/usr/sbin', '/usr/bin', '/sbin', '/bin']

export function findProgram(name: string): string | null {
  const candidates = name.startsWith('/')
    ? [name]
    : [...programFolders, ...(process.env.PATH ?? '').split(':')].map((dir) => join(dir, name))
  return candidates.find(isExecutable) ?? null
}

function isExecutable(path: string): boolean {
  try {
    accessSync(path, constants.X_OK)
    return true
  } catch (err) {
    if (hasCode(err, 'ENOENT', 'EACCES', 'ENOTDIR')) return false
    throw err
  }
}

export const missingPackages = (wanted: Requirement[], find = findProgram): string[] =>
  wanted.filter(({ anyOf }) => !anyOf.some((name) => find(name))).map((one) => one.package)

/** What apt-get says it would do, as `apt-get --simulate` prints it. */
export function parseSimulation(output: string): { install: string[]; remove: string[] } {
  const names = (word: string) =>
    [...output.matchAll(new RegExp(`^${word} (\\S+)`, 'gm'))].map((match) => match[1] ?? '')
  return { install: names('Inst'), remove: names('Remv') }
}

export function refuseReason(wanted: string[], simulation: { remove: string[] }): string | null {
  if (simulation.remove.length === 0) return null
  return (
    `Installing ${wanted.join(', ')} would remove ${simulation.remove.join(', ')}, which somebody else put on this machine; nothing was changed. ` +
    'Use a cluster of your own with KUBE_CONTEXT=<name> ./scripts/up, or docker compose up.'
  )
}

/** Brings what is missing, with its services kept from starting now and at the next boot. */
export async function ensurePackages(wanted: Requirement[], progress: Progress): Promise<void> {
  const missing = missingPackages(wanted)
  if (missing.length === 0) return
  requireApt(missing)
  await progress.step(`Installing Debian packages: ${missing.join(', ')}`, async () => {
    const simulation = parseSimulation(await simulate(missing))
    const refusal = refuseReason(missing, simulation)
    if (refusal) throw new Error(refusal)
    await withServicesHeld(() => run('apt-get', [...aptArgs, '-y', ...missing], { timeoutMs: 900_000, env: aptEnv }))
    rememberInstalled(missing)
    await disableServices(simulation.install)
  })
  const still = missingPackages(wanted)
  if (still.length > 0)
    throw new Error(`These packages were installed but their programs are not there: ${still.join(', ')}.`)
}

function requireApt(missing: string[]): void {
  const without = `These programs are missing: ${missing.join(', ')} (names of Debian packages).`
  if (!findProgram('apt-get'))
    throw new Error(
      `${without} There is no apt-get here: install them with this system's own tools, then run this again.`,
    )
  if (process.getuid?.() !== 0)
    throw new Error(
      `${without} Only root can install them: run \`sudo apt-get install ${missing.join(' ')}\`, then this again.`,
    )
}

const aptArgs = ['install', '--no-install-recommends']
const aptEnv = { DEBIAN_FRONTEND: 'noninteractive' }

async function simulate(packages: string[]): Promise<string> {
  const ask = () => tryRun('apt-get', [...aptArgs, '--simulate', ...packages], { env: aptEnv })
  const first = await ask()
  if (first.ok) return first.stdout
  // Package lists may be missing or old on a fresh machine.
  await run('apt-get', ['update'], { timeoutMs: 300_000 })
  const second = await ask()
  if (!second.ok) throw new Error(`apt-get cannot install ${packages.join(', ')}: ${second.stderr.trim()}`)
  return second.stdout
}

const policyFile = '/usr/sbin/policy-rc.d'
const policySaved = '/var/lib/storeyard/policy-rc.d.saved'
const policyMark = '# Written by storeyard while it installs packages.'

/** Debian asks this file before it starts a service; the machine's own one is put back, also after a crash. */
async function withServicesHeld<T>(work: () => Promise<T>): Promise<T> {
  mkdirSync('/var/lib/storeyard', { recursive: true })
  restorePolicy()
  if (existsSync(policyFile)) writeFileSync(policySaved, readFileSync(policyFile), { mode: 0o755 })
  writeFileSync(policyFile, `#!/bin/sh\n${policyMark}\nexit 101\n`, { mode: 0o755 })
  try {
    return await work()
  } finally {
    restorePolicy()
  }
}

function restorePolicy(): void {
  if (!existsSync(policyFile) || !readFileSync(policyFile, 'utf8').includes(policyMark)) return
  if (existsSync(policySaved)) writeFileSync(policyFile, readFileSync(policySaved), { mode: 0o755 })
  else rmSync(policyFile)
  rmSync(policySaved, { force: true })
}

async function disableServices(packages: string[]): Promise<void> {
  if (!findProgram('systemctl') || packages.length === 0) return
  const { stdout } = await tryRun('dpkg', ['-L', ...packages])
  const units = stdout
    .split('\n')
    .flatMap((path) => path.match(/\/lib\/systemd\/system\/([^/@]+\.(?:service|socket))$/)?.[1] ?? [])
  if (units.length > 0) await run('systemctl', ['disable', ...new Set(units)])
}

function rememberInstalled(packages: string[]): void {
  const all = [...new Set([...installedPackages(), ...packages])].sort()
  writeFileSync(installedFile, `${all.join('\n')}\n`)
}

/** The packages that Storeyard has installed on this machine. */
export function installedPackages(): string[] {
  try {
    return readFileSync(installedFile, 'utf8').split('\n').filter(Boolean)
  } catch (err) {
    if (hasCode(err, 'ENOENT')) return []
    throw err
  }
}
