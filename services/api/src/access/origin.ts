import { RefusedError } from '@storeyard/core/domain/refused'
import type { Request, RequestHandler } from 'express'

const safeMethods = new Set(['GET', 'HEAD', 'OPTIONS'])
export const isSafe = (req: Request) => safeMethods.has(req.method)

/**
 * Reads too: what a store's page has a signed-in person's browser fetch is neither read out nor written into the history
 * as that person's. Programs send neither header; a browser that was told an address by hand says `none`.
 */
export const requireOwnPage = (req: Request, origin: string) => {
  const site = req.headers['sec-fetch-site']
  const isForeign = site !== undefined && site !== 'same-origin' && site !== 'none'
  if (isForeign || (req.headers.origin !== undefined && req.headers.origin !== origin))
    throw new RefusedError('ORIGIN_REFUSED', 'With a session, only pages of the dashboard may ask.')
}

/** Stores run their tenants' code, also in a signed-in person's browser: only the dashboard's own pages may act. */
export const requireOrigin = (req: Request, origin: string, { json }: { json: boolean }) => {
  if (req.headers.origin !== origin)
    throw new RefusedError('ORIGIN_REFUSED', 'With a session, only pages of the dashboard may change things.')
  // Forms cannot send it, so a page of another origin would have to ask the browser first.
  if (json && !/^application\/json\s*(;|$)/i.test(req.headers['content-type'] ?? ''))
    throw new RefusedError(
      'ORIGIN_REFUSED',
      'With a session, requests that change things carry content-type application/json.',
    )
}

/** Signing a person in to somebody else's session is an attack too; programs send no Origin. */
export const requireOwnOriginIfAny =
  (origin: string): RequestHandler =>
  (req, _res, next) => {
    if (!isSafe(req) && req.headers.origin !== undefined && req.headers.origin !== origin)
      throw new RefusedError('ORIGIN_REFUSED', 'Only the dashboard may sign a person in.')
    next()
  }
