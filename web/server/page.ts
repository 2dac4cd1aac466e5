import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { RequestHandler } from 'express'

/**
 * Serves index.html for every path of the client's router, with this request's nonce in place. Read each time: it
 * names the files of its own build, and a build may be made while this runs.
 */
export const createPage =
  (distDir: string): RequestHandler =>
  async (req, res, next) => {
    const wantsPage = (req.method === 'GET' || req.method === 'HEAD') && req.accepts('html') && !/\.\w+$/.test(req.path)
    if (!wantsPage) return next()
    const html = await readFile(join(distDir, 'index.html'), 'utf8')
    res.setHeader('Cache-Control', 'no-store')
    res.type('html').send(html.replaceAll('__CSP_NONCE__', res.locals.cspNonce))
  }
