import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { RequestHandler } from 'express'

/** Serves index.html for every path of the client's router, with this request's nonce in place. */
export const createPage = (distDir: string): RequestHandler => {
  const html = readFileSync(join(distDir, 'index.html'), 'utf8')
  return (req, res, next) => {
    const wantsPage = (req.method === 'GET' || req.method === 'HEAD') && req.accepts('html') && !/\.\w+$/.test(req.path)
    if (!wantsPage) return next()
    res.setHeader('Cache-Control', 'no-store')
    res.type('html').send(html.replaceAll('__CSP_NONCE__', res.locals.cspNonce))
  }
}
