import { logLevel, port, positive, postgresUrl, redisUrl } from '@storeyard/core/config/load'
import { z } from 'zod'

const Variables = z.object({
  DATABASE_URL: postgresUrl,
  REDIS_URL: redisUrl,
  /** Without one the pod's own service account is used. */
  KUBECONFIG: z.string().optional(),
  KUBE_CONTEXT: z.string().optional(),
  KUBERNETES_SERVICE_HOST: z.string().optional(),
  KUBERNETES_SERVICE_PORT: z.string().optional(),
  /** The namespace of Storeyard's own service accounts. */
  SYSTEM_NAMESPACE: z.string().default('storeyard-system'),
  HELM: z.string().default('helm'),
  /** A folder (a development chart: its version carries its digest) or a packaged archive (a published one). */
  CHART: z.string('is the path of the store chart'),
  /** Caches and temporary files; of this worker alone. */
  WORK_DIR: z.string('is a folder that the worker may write'),
  HEALTH_HOST: z.string().default('127.0.0.1'),
  HEALTH_PORT: port.default(8001),
  CONCURRENCY: positive.max(100).default(4),
  /** A job of a killed worker is picked up after both together. */
  LOCK_SECONDS: positive.max(60).default(10),
  STALLED_SECONDS: positive.max(60).default(5),
  LEASE_SECONDS: positive.min(4).max(120).default(12),
  HELM_LIMIT_SECONDS: positive.min(5).max(600).default(60),
  DEADLINE_SECONDS: positive.min(10).max(86_400).default(600),
  RESET_SECONDS: positive.min(10).max(86_400).default(900),
  BACKOFF_SECONDS: positive.max(600).default(2),
  BACKOFF_SECONDS_MAX: positive.max(3_600).default(300),
  LOG_LEVEL: logLevel.default('info'),
})
// Whoever takes over from a killed worker waits until its helm can no longer be alive; a store must not fail meanwhile.
export const WorkerConfig = Variables.refine(
  (config) => config.DEADLINE_SECONDS >= config.HELM_LIMIT_SECONDS + config.LEASE_SECONDS + 20,
  {
    path: ['DEADLINE_SECONDS'],
    error:
      'is too short: at least HELM_LIMIT_SECONDS + LEASE_SECONDS + 20, or a store fails while a cut off helm is waited out',
  },
)
export type WorkerConfig = z.infer<typeof WorkerConfig>
