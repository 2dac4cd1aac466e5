import { RefusedError } from '@storeyard/core/domain/refused'
import express, { type Request, type RequestHandler } from 'express'

const bodyBytesMax = 100 * 1024

const parse = express.json({ limit: bodyBytesMax, strict: false, type: 'application/json' })

/** Body-parser gives its own errors a type, and those of zlib none. */
const isUnpacking = (err: unknown) => err instanceof Error && 'status' in err && err.status === 400 && !('type' in err)

const hasBody = (req: Request) =>
  req.headers['transfer-encoding'] !== undefined || Number(req.headers['content-length']) > 0

/** A body that must be there, and be JSON. */
export const jsonBody: RequestHandler = (req, res, next) => {
  if (!hasBody(req)) throw new RefusedError('INVALID_JSON', 'The request has no body. Send a JSON object.')
  if (!req.is('application/json')) throw new RefusedError('UNSUPPORTED_MEDIA_TYPE')
  parse(req, res, (err?: unknown) =>
    next(isUnpacking(err) ? new RefusedError('INVALID_JSON', 'The body is not what its Content-Encoding says.') : err),
  )
}

/** A body that may be left out, and else must be JSON. */
export const optionalJsonBody: RequestHandler = (req, res, next) => {
  if (hasBody(req)) jsonBody(req, res, next)
  else next()
}
