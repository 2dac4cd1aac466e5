import { once } from 'node:events'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { createDb } from '@storeyard/core/db/client'
import { purgeIdempotencyKeys } from '@storeyard/core/db/idempotency'
import { migrateDatabase } from '@storeyard/core/db/migrate'
import { purgeSessions } from '@storeyard/core/db/sessions'
import { createKube, loadKubeConfig } from '@storeyard/core/kube/client'
import { closeServer } from '@storeyard/core/observability/healthServer'
import type { Logger } from '@storeyard/core/observability/logger'
import { createRegistry } from '@storeyard/core/observability/metrics'
import type { Closer } from '@storeyard/core/process/shutdown'
import { createProducerConnection } from '@storeyard/core/queue/connection'
import { createStoresQueue } from '@storeyard/core/queue/stores'
import { sql } from 'drizzle-orm'
import { createAccess } from './access/access.ts'
import { ensureAdminKey } from './access/ensureAdminKey.ts'
import { watchCallers } from './access/watchCallers.ts'
import { createApp } from './app.ts'
import type { ApiConfig } from './config.ts'
import { createEventFeed } from './events/eventFeed.ts'
import { createEnqueue } from './stores/enqueue.ts'

const purgeEveryMs = 3_600_000

export interface ApiService {
  /** The port it listens on, also where 0 was asked for. */
  port: number
  /** To be run in this order. */
  closers: Closer[]
}

/** Builds the api from its configuration and starts it. */
export async function startApi(config: ApiConfig, logger: Logger): Promise<ApiService> {
  await migrateDatabase(config.DATABASE_URL)
  const { db, close: closeDb } = createDb({
    url: config.DATABASE_URL,
    applicationName: 'storeyard-api',
    connectionsMax: config.DATABASE_CONNECTIONS_MAX,
    onError: (err) => logger.warn({ err }, 'a database connection broke'),
  })
  await ensureAdminKey(db, config.ADMIN_KEY_FILE, logger)

  const redis = createProducerConnection(config.REDIS_URL, (err) => logger.warn({ err }, 'Redis is away'))
  const queue = createStoresQueue(redis)
  queue.on('error', (err) => logger.warn({ err }, 'the queue is away'))
  const kube = createKube(loadKubeConfig({ kubeconfig: config.KUBECONFIG, context: config.KUBE_CONTEXT }))
  const registry = createRegistry('api')
  const retry = { attempts: config.JOB_ATTEMPTS, backoffMs: config.JOB_BACKOFF_MS }
  const feed = await createEventFeed({ db, databaseUrl: config.DATABASE_URL, logger })
  const watch = watchCallers({ db, databaseUrl: config.DATABASE_URL, logger })
  const ending = new AbortController()

  const app = createApp({
    stores: {
      db,
      kube,
      enqueue: createEnqueue({ queue, redis, retry, logger, registry }),
      platform: {
        address: { scheme: config.STORE_SCHEME, port: config.STORE_PORT },
        values: config.STORE_VALUES_FILE ?? {},
      },
      clusterId: config.CLUSTER_ID,
      baseDomain: config.BASE_DOMAIN,
      adminEmailDefault: config.DEFAULT_ADMIN_EMAIL,
      reservedNames: new Set(config.RESERVED_NAMES),
      storesMax: config.STORES_MAX ?? null,
    },
    access: createAccess({
      db,
      redis,
      watch,
      dashboardOrigin: config.DASHBOARD_ORIGIN,
      callsPerMinute: { key: config.RATE_LIMIT_PER_MINUTE, address: config.ADDRESS_RATE_LIMIT_PER_MINUTE },
    }),
    feed,
    queue,
    dashboardOrigin: config.DASHBOARD_ORIGIN,
    isRedisThere: () => redis.status === 'ready',
    checks: [
      { name: 'postgres', run: () => db.execute(sql`select 1`) },
      // Stores are still taken while it is away.
      { name: 'redis', run: () => redis.ping(), optional: true },
    ],
    registry,
    logger,
    heartbeatMs: config.HEARTBEAT_SECONDS * 1_000,
    trustProxy: config.TRUST_PROXY,
    signal: ending.signal,
  })

  const purge = setInterval(() => {
    Promise.all([purgeSessions(db), purgeIdempotencyKeys(db)]).catch((err) => logger.warn({ err }, 'purging failed'))
  }, purgeEveryMs)
  const server = createServer({ requestTimeout: 30_000, headersTimeout: 15_000 }, app)
  server.listen(config.PORT, config.HOST)
  await once(server, 'listening')
  const { port } = server.address() as AddressInfo

  return {
    port,
    closers: [
      { name: 'streams', close: () => ending.abort() },
      { name: 'server', close: () => closeServer(server) },
      { name: 'feed', close: () => feed.close() },
      { name: 'watch', close: () => watch.close() },
      { name: 'purge', close: () => clearInterval(purge) },
      { name: 'queue', close: () => queue.close() },
      { name: 'redis', close: () => redis.disconnect() },
      { name: 'database', close: closeDb },
    ],
  }
}
