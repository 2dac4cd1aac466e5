import { hostname } from 'node:os'
import { loadConfig } from '@storeyard/core/config/load'
import { registerChart } from '@storeyard/core/db/charts'
import { createDb } from '@storeyard/core/db/client'
import { migrateDatabase } from '@storeyard/core/db/migrate'
import { loadChart } from '@storeyard/core/helm/charts'
import { requireHelm } from '@storeyard/core/helm/release'
import { createKube, loadKubeConfig } from '@storeyard/core/kube/client'
import { createLimiter } from '@storeyard/core/kube/limiter'
import { startHealthServer } from '@storeyard/core/observability/healthServer'
import { createLogger } from '@storeyard/core/observability/logger'
import { createRegistry } from '@storeyard/core/observability/metrics'
import { onShutdown } from '@storeyard/core/process/shutdown'
import { onFailedStart } from '@storeyard/core/process/start'
import { createWorkerConnection } from '@storeyard/core/queue/connection'
import { requireNoEviction } from '@storeyard/core/queue/policy'
import { createStoresWorker } from '@storeyard/core/queue/worker'
import { WorkerConfig } from './config.ts'
import type { WorkerDeps } from './deps.ts'
import { createWorkerMetrics } from './metrics.ts'
import { reconcileStore } from './reconcileStore.ts'
import { prepareWorkDir } from './workDir.ts'

const started = onFailedStart('worker')
const config = loadConfig(WorkerConfig, process.env)
const logger = createLogger({ service: 'worker', level: config.LOG_LEVEL })
const registry = createRegistry('worker')

await prepareWorkDir(config.WORK_DIR)
const helm = { program: config.HELM, clusterEnv: clusterEnv(), workDir: config.WORK_DIR }
const helmVersion = await requireHelm(helm)
const chart = await loadChart(helm, config.CHART)

await migrateDatabase(config.DATABASE_URL)
const {
  db,
  ping,
  close: closeDb,
} = createDb({
  url: config.DATABASE_URL,
  applicationName: 'storeyard-worker',
  connectionsMax: config.CONCURRENCY + 4,
  onError: (err) => logger.warn({ err }, 'a database connection broke'),
})
await registerChart(db, chart)

const limiter = createLimiter({ ceiling: config.CONCURRENCY })
const deps: WorkerDeps = {
  owner: `${hostname()}-${process.pid}-${Date.now().toString(36)}`,
  db,
  kube: createKube(loadKubeConfig({ kubeconfig: config.KUBECONFIG, context: config.KUBE_CONTEXT }), limiter.gate),
  limiter,
  helm,
  identities: { namespace: config.SYSTEM_NAMESPACE },
  limits: {
    leaseSeconds: config.LEASE_SECONDS,
    helmSeconds: config.HELM_LIMIT_SECONDS,
    deadlineSeconds: config.DEADLINE_SECONDS,
    resetSeconds: config.RESET_SECONDS,
    backoffSeconds: config.BACKOFF_SECONDS,
    backoffSecondsMax: config.BACKOFF_SECONDS_MAX,
  },
  logger,
  metrics: createWorkerMetrics(registry, limiter.limit),
}

const redis = createWorkerConnection(config.REDIS_URL, (err) => logger.warn({ err }, 'the Redis connection broke'))
const closing = new AbortController()
const worker = createStoresWorker({
  connection: redis,
  concurrency: config.CONCURRENCY,
  lockMs: config.LOCK_SECONDS * 1_000,
  stalledCheckMs: config.STALLED_SECONDS * 1_000,
  handle: (storeId, signal) => reconcileStore(deps, storeId, AbortSignal.any([signal, closing.signal])),
  onFailed: (storeId, err) => logger.warn({ storeId, err }, 'a job failed'),
  onError: (err) => logger.warn({ err }, 'the queue reported an error'),
})
const health = await startHealthServer({
  host: config.HEALTH_HOST,
  port: config.HEALTH_PORT,
  registry,
  checks: [
    { name: 'postgres', run: ping },
    { name: 'redis', run: () => requireNoEviction(redis) },
    { name: 'kubernetes', run: () => deps.kube.core.listNamespace({ limit: 1 }) },
  ],
})
logger.info(
  { helm: helmVersion, chart: chart.version, health: health.port, concurrency: config.CONCURRENCY },
  'worker started',
)

started()
onShutdown({
  logger,
  closers: [
    { name: 'jobs', close: () => closeWorker() },
    { name: 'health', close: () => health.close() },
    { name: 'redis', close: () => redis.disconnect() },
    { name: 'database', close: closeDb },
  ],
})

/** Takes no more jobs, gives those that run 20 s, then ends their helm. */
async function closeWorker() {
  const overdue = setTimeout(() => closing.abort(new Error('the worker is shutting down')), 20_000)
  await worker.close()
  clearTimeout(overdue)
}

function clusterEnv(): Record<string, string> {
  if (config.KUBECONFIG)
    return { KUBECONFIG: config.KUBECONFIG, ...(config.KUBE_CONTEXT ? { HELM_KUBECONTEXT: config.KUBE_CONTEXT } : {}) }
  return {
    KUBERNETES_SERVICE_HOST: config.KUBERNETES_SERVICE_HOST ?? '',
    KUBERNETES_SERVICE_PORT: config.KUBERNETES_SERVICE_PORT ?? '443',
  }
}
