import { hostname } from 'node:os'
import { loadConfig } from '@storeyard/core/config/load'
import { createDb } from '@storeyard/core/db/client'
import { migrateDatabase } from '@storeyard/core/db/migrate'
import { createKube, loadKubeConfig } from '@storeyard/core/kube/client'
import { startClusterView } from '@storeyard/core/kube/clusterView'
import { startHealthServer } from '@storeyard/core/observability/healthServer'
import { createLogger } from '@storeyard/core/observability/logger'
import { createRegistry } from '@storeyard/core/observability/metrics'
import { onShutdown } from '@storeyard/core/process/shutdown'
import { onFailedStart } from '@storeyard/core/process/start'
import { createProducerConnection } from '@storeyard/core/queue/connection'
import { requireNoEviction } from '@storeyard/core/queue/policy'
import { createStoresQueue } from '@storeyard/core/queue/stores'
import { createCheckups } from './checkups.ts'
import { ReconcilerConfig } from './config.ts'
import { createFrontPages } from './frontPages.ts'
import { lead } from './lead.ts'
import { every } from './loop.ts'
import { createReconcilerMetrics } from './metrics.ts'
import { createPump } from './pump.ts'
import { createReconciler } from './reconciler.ts'
import { createVisit } from './visit.ts'

const started = onFailedStart('reconciler')
const config = loadConfig(ReconcilerConfig, process.env)
const logger = createLogger({ service: 'reconciler', level: config.LOG_LEVEL })
const registry = createRegistry('reconciler')

await migrateDatabase(config.DATABASE_URL)
const database = createDb({
  url: config.DATABASE_URL,
  applicationName: 'storeyard-reconciler',
  connectionsMax: 10,
  onError: (err) => logger.warn({ err }, 'a database connection broke'),
})
const redis = createProducerConnection(config.REDIS_URL, (err) => logger.warn({ err }, 'the Redis connection broke'))
const queue = createStoresQueue(redis)
queue.on('error', (err) => logger.warn({ err }, 'the queue reported an error'))

const kube = createKube(loadKubeConfig({ kubeconfig: config.KUBECONFIG, context: config.KUBE_CONTEXT }))
const pump = createPump({
  work: (storeId) => reconciler.look(storeId),
  onError: (storeId, err) => logger.warn({ storeId, err }, 'a look at a store failed; the next sweep looks again'),
})
const view = startClusterView(kube, {
  onStore: (storeId) => {
    if (isListed) pump.mark(storeId)
  },
  onError: (kind, err) => logger.warn({ kind, err }, 'a watch broke and starts again'),
})
let isListed = false
view.listed.then(() => {
  isListed = true
})
const metrics = createReconcilerMetrics(registry, { ages: view.ages, isActive: () => leadership.fence() !== null })
const leadership = lead({
  db: database.db,
  owner: `${hostname()}-${process.pid}-${Date.now().toString(36)}`,
  leaseSeconds: config.LEASE_SECONDS,
  listed: view.listed,
  sees: () => view.oldestAgeMs() < config.BLIND_SECONDS * 1_000,
  logger,
})
const frontPages = createFrontPages({
  visit: createVisit({ scheme: config.STORE_SCHEME, port: config.STORE_PORT, ingress: config.INGRESS_ADDRESS }),
  everySeconds: config.FRONT_PAGE_SECONDS,
  onVerdict: pump.mark,
  logger,
})
const stopVisits = every(
  1,
  async () => {
    // Not waited for: a page that hangs must not hold the others up.
    if (leadership.fence() !== null)
      frontPages.round().catch((err) => logger.warn({ err }, 'front pages were not asked'))
  },
  (err) => logger.warn({ err }, 'front pages could not be asked'),
)
const reconciler = createReconciler({
  db: database.db,
  view,
  queue,
  retry: { attempts: config.JOB_ATTEMPTS, backoffMs: config.JOB_BACKOFF_MS },
  leadership,
  frontPages,
  checkups: createCheckups(config.CHECKUP_SECONDS),
  logger,
  metrics,
  lookLater: pump.markLater,
})
let sweptAllAt = Number.NEGATIVE_INFINITY
const stopSweeps = every(
  config.SWEEP_SECONDS,
  async () => {
    if (!isListed || leadership.fence() === null) return
    const all = performance.now() - sweptAllAt >= config.FULL_SWEEP_SECONDS * 1_000
    if (all) sweptAllAt = performance.now()
    await reconciler.sweep(all)
  },
  (err) => logger.warn({ err }, 'a sweep failed; the next one looks again'),
)

const health = await startHealthServer({
  host: config.HEALTH_HOST,
  port: config.HEALTH_PORT,
  registry,
  checks: [
    { name: 'postgres', run: database.ping },
    { name: 'redis', run: () => requireNoEviction(redis) },
    {
      name: 'cluster',
      run: async () => {
        if (!isListed) throw new Error('the first list is not in')
        if (view.oldestAgeMs() >= config.BLIND_SECONDS * 1_000) throw new Error('the Kubernetes API is silent')
      },
    },
  ],
})
logger.info({ health: health.port }, 'reconciler started')
started()

onShutdown({
  logger,
  closers: [
    { name: 'sweeps', close: () => stopSweeps() },
    { name: 'visits', close: () => stopVisits() },
    { name: 'watches', close: () => view.stop() },
    { name: 'pump', close: () => pump.stop() },
    { name: 'lease', close: () => leadership.stop() },
    { name: 'health', close: () => health.close() },
    { name: 'queue', close: () => queue.close() },
    { name: 'redis', close: () => redis.disconnect() },
    { name: 'database', close: database.close },
  ],
})
