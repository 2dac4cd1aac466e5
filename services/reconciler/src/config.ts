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
  /** An instance that heard nothing of a kind for so long leaves the lease to another; a quiet watch speaks every 22 s. */
  BLIND_SECONDS: positive.min(45).max(600).default(90),
  /** How often rows that are not at rest are looked at. */
  SWEEP_SECONDS: positive.max(60).default(5),
  /** How often all rows are compared with the cluster. */
  FULL_SWEEP_SECONDS: positive.max(3_600).default(30),
  /** Where visitors reach the stores, as the api knows it. */
  STORE_SCHEME: z.enum(['http', 'https']).default('http'),
  STORE_PORT: port.default(8080),
  /** Where the Ingress controller listens, where the stores' own names and port do not lead to it from here. */
  INGRESS_ADDRESS: z
    .string()
    .regex(/^[^:/\s]+:\d{1,5}$/, 'is not a host and port such as ingress.example:80')
    .transform((text) => {
      const [hostname = '', port = ''] = text.split(':')
      return { hostname, port }
    })
    .optional(),
  /** Each front page is asked at least so often. */
  FRONT_PAGE_SECONDS: positive.min(10).max(86_400).default(300),
  /** Each store is looked at by a worker at least so often, for what no watch shows. */
  CHECKUP_SECONDS: positive.min(10).max(86_400).default(600),
  JOB_ATTEMPTS: positive.max(20).default(5),
  JOB_BACKOFF_MS: positive.max(60_000).default(1_000),
  LOG_LEVEL: logLevel.default('info'),
})
