import { logLevel, port, positive, postgresUrl, redisUrl } from '@storeyard/core/config/load'
import { z } from 'zod'

export const ReconcilerConfig = z.object({
  DATABASE_URL: postgresUrl,
  REDIS_URL: redisUrl,
  /** Without one the pod's own service account is used. */
  KUBECONFIG: z.string().optional(),
  KUBE_CONTEXT: z.string().optional(),
  HEALTH_HOST: z.string().default('127.0.0.1'),
  HEALTH_PORT: port.default(8002),
  /** Another instance takes over when this one was silent for so long. */
  LEASE_SECONDS: positive.min(3).max(60).default(10),
  /** How often rows that are not at rest are looked at. */
  SWEEP_SECONDS: positive.max(60).default(5),
  /** How often all rows are compared with the cluster. */
  FULL_SWEEP_SECONDS: positive.max(3_600).default(30),
  JOB_ATTEMPTS: positive.max(20).default(5),
  JOB_BACKOFF_MS: positive.max(60_000).default(1_000),
  LOG_LEVEL: logLevel.default('info'),
})
