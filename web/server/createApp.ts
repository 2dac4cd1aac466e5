import compression from 'compression'
import express, { type ErrorRequestHandler, type Express } from 'express'
import type { Logger } from 'pino'
import { createApiProxy } from './apiProxy.ts'
import type { Config } from './config.ts'
import { createPage } from './page.ts'
import { securityHeaders } from './securityHeaders.ts'

export const createApp = (config: Pick<Config, 'API_URL' | 'DIST_DIR'>, logger: Logger): Express => {
  const app = express()
  app.disable('x-powered-by')
  app.get('/healthz', (_req, res) => void res.set('Cache-Control', 'no-store').json({ status: 'ok' }))
  // Before the headers and the compression: answers of the api bring their own, and its event stream is not buffered.
  app.use(createApiProxy(config.API_URL, logger))
  app.use(securityHeaders)
  app.use(compression())
  // Names under assets/ carry a hash of their content.
  app.use('/assets', express.static(`${config.DIST_DIR}/assets`, { immutable: true, maxAge: '1y', fallthrough: false }))
  app.use(express.static(config.DIST_DIR, { index: false, maxAge: '1h' }))
  app.use(createPage(config.DIST_DIR))
  app.use((_req, res) => void res.status(404).type('text').send('There is nothing here.\n'))
  app.use(answerError(logger))
  return app
}

const answerError =
  (logger: Logger): ErrorRequestHandler =>
  (err, req, res, next) => {
    if (res.headersSent) return next(err)
    const status = typeof err?.status === 'number' ? err.status : 500
    if (status >= 500) logger.error({ err, path: req.path }, 'a page could not be served')
    res.status(status).set('Cache-Control', 'no-store').type('text').send('This cannot be served.\n')
  }
