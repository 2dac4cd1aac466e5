import type { Db } from '@storeyard/core/db/client'
import type { HelmOptions } from '@storeyard/core/helm/run'
import type { Kube } from '@storeyard/core/kube/client'
import type { Limiter } from '@storeyard/core/kube/limiter'
import type { Identities } from '@storeyard/core/kube/rights'
import type { Logger } from '@storeyard/core/observability/logger'
import type { WorkerMetrics } from './metrics.ts'

export interface Limits {
  leaseSeconds: number
  helmSeconds: number
  /** From a generation's first attempt that reached the API server until it counts as failed. */
  deadlineSeconds: number
  /** From the moment that a store was ready for a password's reset until that is given up. */
  resetSeconds: number
  backoffSeconds: number
  backoffSecondsMax: number
}

/** What every act of the worker stands on; built once in main.ts. */
export interface WorkerDeps {
  /** Names this process in leases. */
  owner: string
  db: Db
  kube: Kube
  /** Slows requests and helm runs down together while the cluster has too much to do. */
  limiter: Limiter
  helm: HelmOptions
  identities: Identities
  limits: Limits
  logger: Logger
  metrics: WorkerMetrics
}
