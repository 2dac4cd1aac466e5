import type { RequestHandler } from 'express'
import helmet from 'helmet'

/** For answers that are data: nothing in them may ever be run or framed. */
export const dataPolicy = helmet({
  contentSecurityPolicy: { useDefaults: false, directives: { defaultSrc: ["'none'"], frameAncestors: ["'none'"] } },
  strictTransportSecurity: { includeSubDomains: false },
  referrerPolicy: { policy: 'no-referrer' },
})

/** Answers are about this moment and this caller. An ETag stands for what was asked of a store, never for an answer. */
export const noStore: RequestHandler = (req, res, next) => {
  res.setHeader('Cache-Control', 'no-store')
  delete req.headers['if-none-match']
  next()
}

/** For the pages of kept libraries: their own files only, and nothing inline. */
export const pagePolicy = helmet.contentSecurityPolicy({
  useDefaults: false,
  directives: {
    defaultSrc: ["'none'"],
    scriptSrc: ["'self'"],
    styleSrc: ["'self'"],
    imgSrc: ["'self'", 'data:'],
    fontSrc: ["'self'"],
    connectSrc: ["'self'"],
    baseUri: ["'self'"],
    formAction: ["'self'"],
    frameAncestors: ["'none'"],
  },
})
