import type { Registry } from '@storeyard/core/observability/metrics'
import { checkReadiness, type ReadinessCheck } from '@storeyard/core/observability/readiness'
import { Router } from 'express'
import type { Access } from '../access/access.ts'

/** Health is open to all; metrics need a key, as they tell how much goes on. */
export function createHealthRouter(checks: readonly ReadinessCheck[], registry: Registry, access: Access): Router {
  const router = Router()
  router.get('/healthz', (_req, res) => void res.json({ status: 'ok' }))
  router.get('/readyz', async (_req, res) => {
    const readiness = await checkReadiness(checks)
    res.status(readiness.ready ? 200 : 503).json(readiness)
  })
  router.get('/metrics', ...access.guards('viewer'), async (_req, res) => {
    res.type(registry.contentType).send(await registry.metrics())
  })
  return router
}
