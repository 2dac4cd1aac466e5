import type { RequestHandler } from 'express'
import { Histogram, type Registry } from 'prom-client'

export const requestMetrics = (registry: Registry): RequestHandler => {
  const duration = new Histogram({
    name: 'storeyard_api_request_duration_seconds',
    help: 'Time from a request to the end of its answer',
    labelNames: ['method', 'route', 'status'],
    buckets: [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10],
    registers: [registry],
  })
  return (req, res, next) => {
    const stop = duration.startTimer()
    res.once('finish', () => stop({ method: req.method, route: res.locals.route ?? 'other', status: res.statusCode }))
    next()
  }
}
