import { randomBytes } from 'node:crypto'
import type { RequestHandler } from 'express'
import helmet from 'helmet'

declare global {
  namespace Express {
    interface Locals {
      /** Allows the style elements of this one page; scripts come from files only. */
      cspNonce: string
    }
  }
}

const drawNonce: RequestHandler = (_req, res, next) => {
  res.locals.cspNonce = randomBytes(16).toString('base64')
  next()
}

const setHeaders = helmet({
  contentSecurityPolicy: {
    useDefaults: false,
    directives: {
      defaultSrc: ["'none'"],
      scriptSrc: ["'self'"],
      // Mantine writes its theme's variables into a style element; style attributes stay refused.
      styleSrc: ["'self'", (_req, res) => `'nonce-${(res as { locals?: Express.Locals }).locals?.cspNonce}'`],
      imgSrc: ["'self'", 'data:'],
      connectSrc: ["'self'"],
      formAction: ["'self'"],
      baseUri: ["'none'"],
      frameAncestors: ["'none'"],
    },
  },
  // Other hosts under the same domain belong to other people: they decide for themselves.
  strictTransportSecurity: { includeSubDomains: false },
  xFrameOptions: { action: 'deny' },
})

const refusePowers: RequestHandler = (_req, res, next) => {
  res.setHeader('Permissions-Policy', 'camera=(), geolocation=(), microphone=(), payment=(), usb=()')
  next()
}

export const securityHeaders: RequestHandler[] = [drawNonce, setHeaders, refusePowers]
