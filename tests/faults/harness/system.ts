import { randomBytes } from 'node:crypto'
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { mergeValues, type Values } from '@storeyard/core/domain/spec'
import { createKube, loadKubeConfig } from '@storeyard/core/kube/client'
import { run as runProgram } from '@storeyard/local-node/machine/run'
import pg from 'pg'
import { parse, stringify } from 'yaml'
import { createTestDatabase } from '../../../services/core/test/harness/database.ts'
import { startPostgres, type TestPostgres } from '../../../services/core/test/harness/postgres.ts'
import { until } from '../../../services/core/test/harness/server.ts'
import { type Context, readContext } from './context.ts'
import { startFrontPages } from './frontPages.ts'
import { leadThrough } from './kubeconfigs.ts'
import { startKubeProxy } from './kubeProxy.ts'
import { startRedisServer } from './redisServer.ts'
import { type Service, type ServiceName, startService } from './service.ts'
import { images } from './stages.ts'
import { startTcpProxy } from './tcpProxy.ts'

export interface SystemOptions {
  images?: { wordpress?: string; mariadb?: string }
  /** Chart values of the operator, over the local ones. */
  values?: Values
  workers?: number
  /** A chart of its own instead of the repository's. */
  chart?: string
  /** A Postgres of its own, for rows that stop it. */
  ownPostgres?: boolean
  env?: Partial<Record<ServiceName, Record<string, string>>>
}

/** As short as the services' own rules allow, so that a row waits for little. */
const settings: Record<ServiceName, Record<string, string>> = {
  api: {
    JOB_BACKOFF_MS: '200',
    RATE_LIMIT_PER_MINUTE: '1000000',
    ADDRESS_RATE_LIMIT_PER_MINUTE: '1000000',
    BASE_DOMAIN: 'localhost',
  },
  worker: {
    LEASE_SECONDS: '4',
    HELM_LIMIT_SECONDS: '8',
    DEADLINE_SECONDS: '36',
    CONCURRENCY: '2',
    BACKOFF_SECONDS: '1',
    BACKOFF_SECONDS_MAX: '4',
  },
  reconciler: {
    LEASE_SECONDS: '3',
    SWEEP_SECONDS: '1',
    FULL_SWEEP_SECONDS: '5',
    JOB_BACKOFF_MS: '200',
    FRONT_PAGE_SECONDS: '10',
    CHECKUP_SECONDS: '10',
  },
}

export type System = Awaited<ReturnType<typeof startSystem>>

/** Api, workers and a reconciler with a database and a queue of their own, and a proxy on each of their ways out. */
export async function startSystem(label: string, options: SystemOptions = {}) {
  const context = readContext()
  const run = randomBytes(2).toString('hex')
  const dir = join(context.dir, 'systems', `${label}-${run}`)
  mkdirSync(join(dir, 'logs'), { recursive: true })
  const own = options.ownPostgres ? await startPostgres() : null
  const [database, redis] = await Promise.all([
    createTestDatabase(own?.url ?? context.postgres),
    startRedisServer(dir, randomBytes(12).toString('hex')),
  ])
  const [postgres, queue, kube, visitors] = await Promise.all([
    startTcpProxy(database),
    startTcpProxy(redis.url),
    startKubeProxy(context),
    startFrontPages(),
  ])
  const identities = leadThrough(context.identities, kube.url, dir)
  const adminKey = join(dir, 'admin-key')
  const workers = options.workers ?? 1
  const services: Service[] = []
  let started = 0

  const shared = { DATABASE_URL: postgres.url, REDIS_URL: queue.url }
  const environment = (name: ServiceName, more: Record<string, string>) => ({
    ...shared,
    KUBECONFIG: identities[name],
    ...settings[name],
    ...(name === 'api' ? { ADMIN_KEY_FILE: adminKey, STORE_VALUES_FILE: writeValues(context, dir, options) } : {}),
    ...(name === 'worker'
      ? {
          HELM: context.helm,
          CHART: options.chart ?? join(context.root, 'charts/store'),
          WORK_DIR: join(dir, `work-${started}`),
        }
      : {}),
    ...(name === 'reconciler' ? { INGRESS_ADDRESS: visitors.address } : {}),
    ...options.env?.[name],
    ...more,
  })
  /** One more of a service; `more` goes over its environment. */
  const launch = async (name: ServiceName, more: Record<string, string> = {}): Promise<Service> => {
    const logFile = join(dir, 'logs', `${name}-${++started}.log`)
    const service = await startService({ name, root: context.root, logFile, env: environment(name, more) })
    services.push(service)
    return service
  }
  const running = (name: ServiceName) => services.filter((service) => service.name === name && service.isAlive())

  const db = new pg.Pool({ connectionString: database, max: 4 })
  // Rows stop Postgres on purpose; the next query connects again.
  db.on('error', () => {})
  await Promise.all(
    [
      await launch('api'),
      await launch('reconciler'),
      ...(await Promise.all(Array.from({ length: workers }, () => launch('worker')))),
    ].map((service) => service.ready()),
  )

  return {
    label,
    run,
    dir,
    context,
    db,
    database: new URL(database).pathname.slice(1),
    /** Does something to the database itself while nobody is connected to it, the services neither. */
    withDatabaseAlone: async (work: (ask: (sql: string) => Promise<unknown>, name: string) => Promise<void>) => {
      postgres.setAway(true)
      await aloneWith(database, work)
      postgres.setAway(false)
    },
    redis,
    /** Of its own, where it was asked for. */
    postgresServer: own as TestPostgres | null,
    proxies: { kube, postgres, redis: queue },
    /** What visitors of the stores get. */
    frontPages: visitors,
    /** The cluster as its administrator sees it, past the proxy. */
    admin: createKube(loadKubeConfig({ kubeconfig: context.kubeconfig })),
    adminKey,
    launch,
    running,
    /** As at the start: whoever stands still goes on, what is away comes back, and every part runs. */
    restore: async () => {
      for (const service of services) if (service.isAlive()) service.signal('SIGCONT')
      kube.clear()
      visitors.clear()
      for (const proxy of [postgres, queue]) proxy.clear()
      const wanted: ServiceName[] = ['api', 'reconciler', ...Array.from({ length: workers }, () => 'worker' as const)]
      for (const name of new Set(wanted)) {
        const missing = wanted.filter((one) => one === name).length - running(name).length
        for (let n = 0; n < missing; n++) await launch(name)
      }
      await Promise.all(services.filter((service) => service.isAlive()).map((service) => service.ready()))
    },
    /** The one that runs. */
    one: (name: ServiceName): Service => {
      const [found] = running(name)
      if (!found) throw new Error(`no ${name} runs`)
      return found
    },
    helm: (...args: string[]) => runProgram(context.helm, ['--kubeconfig', context.kubeconfig, ...args]),
    kubectl: (...args: string[]) => runProgram(context.kubectl, ['--kubeconfig', context.kubeconfig, ...args]),
    values: (more: SystemOptions) => writeValues(context, dir, more),
    close: async () => {
      await Promise.all(services.map((service) => service.end('SIGKILL')))
      await db.end()
      await Promise.all([postgres.close(), queue.close(), kube.close(), visitors.close()])
      await redis.kill()
      await own?.stop()
    },
  }
}

async function aloneWith(
  database: string,
  work: (ask: (sql: string) => Promise<unknown>, name: string) => Promise<void>,
): Promise<void> {
  const url = new URL(database)
  const name = url.pathname.slice(1)
  url.pathname = '/postgres'
  const client = new pg.Client({ connectionString: url.toString(), statement_timeout: 30_000 })
  await client.connect()
  const ask = (sql: string) => client.query(sql)
  try {
    await until('nobody is connected to the database', async () => {
      await ask(`select pg_terminate_backend(pid) from pg_stat_activity where datname = '${name}'`)
      return (await ask(`select from pg_stat_activity where datname = '${name}'`)).rowCount === 0
    })
    await work(ask, name)
  } finally {
    await client.end()
  }
}

let files = 0

/** The operator's values file: the chart's local ones with the images that the row wants. */
function writeValues({ root }: Context, dir: string, options: SystemOptions): string {
  const local = parse(readFileSync(join(root, 'charts/store/values-local.yaml'), 'utf8')) as Values
  const wanted = { images: { wordpress: images.good, mariadb: images.good, ...options.images } }
  const file = join(dir, `values-${++files}.yaml`)
  writeFileSync(file, stringify(mergeValues(mergeValues(local, wanted), options.values ?? {})))
  return file
}
