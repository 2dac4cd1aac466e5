import { randomUUID } from 'node:crypto'
import type { IncomingMessage, ServerResponse } from 'node:http'
import { type Logger, logError } from '@storeyard/core/observability/logger'
import { pinoHttp } from 'pino-http'

const givenId = /^[\w-]{8,64}$/

const requestId = (req: IncomingMessage, res: ServerResponse) => {
  const given = req.headers['x-request-id']
  const id = typeof given === 'string' && givenId.test(given) ? given : randomUUID()
  res.setHeader('X-Request-Id', id)
  return id
}

/** One line a request, with its id, and none of its headers or bodies: they carry keys and cookies. */
export const requestLog = (logger: Logger) =>
  pinoHttp({
    logger,
    genReqId: requestId,
    customLogLevel: (_req, res, err) => (err || res.statusCode >= 500 ? 'error' : 'info'),
    // Probes ask every few seconds.
    autoLogging: { ignore: (req) => req.url === '/healthz' || req.url === '/readyz' },
    serializers: {
      req: ({ id, method, url, remoteAddress }) => ({ id, method, url, remoteAddress }),
      res: ({ statusCode }) => ({ statusCode }),
      // Comes as what pino makes of an error, with the error itself beside it; what is no error comes as it is.
      err: (err) => logError(err?.raw ?? err),
    },
  })
