import { randomUUID } from 'node:crypto'
import type { ServerResponse } from 'node:http'
import { createProxyMiddleware, type RequestHandler } from 'http-proxy-middleware'
import type { Logger } from 'pino'

// Idle time, not duration: the api's event stream sends a heartbeat well within it, and the api itself ends a log that
// was silent for five minutes.
const idleMsMax = 330_000

/** As the api's own problems are. */
const unavailable = (requestId: string) =>
  JSON.stringify({
    type: 'urn:storeyard:problem:UNAVAILABLE',
    title: 'A part of Storeyard is away',
    status: 503,
    code: 'UNAVAILABLE',
    detail: 'The API does not answer.',
    request_id: requestId,
  })

/** One origin for page and API, so that the session's cookie can stay `SameSite=Strict` and nothing needs CORS. */
export const createApiProxy = (apiUrl: string, logger: Logger): RequestHandler =>
  createProxyMiddleware({
    target: apiUrl,
    pathFilter: (path) => /^\/(api|queues)(\/|$)/.test(path),
    xfwd: true,
    proxyTimeout: idleMsMax,
    on: {
      // An event stream's headers must reach the browser before its first event does.
      proxyRes: (_proxyRes, _req, res) => setImmediate(() => res.flushHeaders()),
      error: (err, req, res) => {
        const requestId = randomUUID()
        logger.warn({ err, requestId, method: req.method, path: req.url?.split('?')[0] }, 'the api did not answer')
        answerUnavailable(res as ServerResponse, requestId)
      },
    },
  })

const answerUnavailable = (res: ServerResponse, requestId: string) => {
  // Half an answer cannot be mended: ending the connection tells the browser so.
  if (res.headersSent) return void res.destroy()
  res.writeHead(503, {
    'content-type': 'application/problem+json',
    'cache-control': 'no-store',
    'retry-after': '2',
    'x-request-id': requestId,
  })
  res.end(unavailable(requestId))
}
