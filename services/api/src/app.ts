import type { Logger } from '@storeyard/core/observability/logger'
import type { ReadinessCheck } from '@storeyard/core/observability/readiness'
import express, { type Express } from 'express'
import type { Registry } from 'prom-client'
import type { Access } from './access/access.ts'
import { activeSessionEndpoints } from './access/activeSessionEndpoints.ts'
import { keyEndpoints } from './access/keyEndpoints.ts'
import { sessionEndpoints } from './access/sessionEndpoints.ts'
import { createDocsRouter } from './docs/docsRouter.ts'
import { createOpenApi } from './docs/openapi.ts'
import { activityEndpoint } from './events/activityEndpoint.ts'
import { type StreamContext, streamEndpoints } from './events/streamEndpoints.ts'
import type { Endpoint } from './http/endpoint.ts'
import { mountEndpoints } from './http/mountEndpoints.ts'
import { createOpenStreams } from './http/openStreams.ts'
import { answerError, notFound } from './http/problem.ts'
import { requestLog } from './http/requestLog.ts'
import { requestMetrics } from './http/requestMetrics.ts'
import { dataPolicy, noStore } from './http/security.ts'
import { createHealthRouter } from './operations/healthRouter.ts'
import { type OverviewContext, overviewEndpoint } from './operations/overview.ts'
import { createQueuesRouter, queuesPath } from './operations/queuesRouter.ts'
import { changeStoreEndpoints } from './stores/changeStore.ts'
import { checkNameEndpoint } from './stores/checkName.ts'
import type { StoresContext } from './stores/context.ts'
import { createStoreEndpoint } from './stores/createStore.ts'
import { readClusterEndpoints } from './stores/readCluster.ts'
import { readStoreEndpoints } from './stores/readStores.ts'
import { resetPasswordEndpoint } from './stores/resetPassword.ts'
import { waysOutEndpoints } from './stores/waysOut.ts'

export const apiPath = '/api/v1'

export interface EndpointsOptions extends Omit<StreamContext, 'db'>, Omit<OverviewContext, 'db' | 'kube'> {
  stores: StoresContext
  access: Access
}

export interface AppOptions extends Omit<EndpointsOptions, 'streams'> {
  dashboardOrigin: string
  registry: Registry
  checks: readonly ReadinessCheck[]
  logger: Logger
  trustProxy: boolean | number | string
  /** Aborted when the service shuts down: streams end. */
  signal: AbortSignal
}

/** Every route below /api/v1. Nothing is asked of what it is given before a handler runs. */
export function createEndpoints({ stores, ...options }: EndpointsOptions): Endpoint[] {
  return [
    createStoreEndpoint(stores),
    checkNameEndpoint(stores),
    ...readStoreEndpoints(stores),
    ...changeStoreEndpoints(stores),
    ...waysOutEndpoints(stores),
    resetPasswordEndpoint(stores),
    ...readClusterEndpoints(stores, options.streams),
    ...streamEndpoints({ ...options, db: stores.db }),
    activityEndpoint(stores.db),
    overviewEndpoint({ ...options, ...stores }),
    ...sessionEndpoints(stores.db, options.access),
    ...activeSessionEndpoints(stores.db),
    ...keyEndpoints(stores.db),
  ]
}

export function createApp(options: AppOptions): Express {
  const { access, registry, signal, stores } = options
  const streams = createOpenStreams({ access, registry, signal })
  const endpoints = createEndpoints({ ...options, streams })
  const app = express()
  app.disable('x-powered-by').disable('etag')
  app.set('trust proxy', options.trustProxy)
  app.use(requestLog(options.logger), requestMetrics(registry), dataPolicy, noStore)
  app.use(createHealthRouter(options.checks, registry, access))
  app.use(apiPath, createDocsRouter(createOpenApi(endpoints, apiPath), apiPath), mountEndpoints(endpoints, access))
  app.use(queuesPath, createQueuesRouter({ ...options, db: stores.db }))
  app.use(notFound)
  app.use(answerError)
  return app
}
