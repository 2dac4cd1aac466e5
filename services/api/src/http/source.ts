import type { Source } from '@storeyard/core/db/events'
import type { Request } from 'express'

/** For the event that a request leaves: who is behind the proxies that are trusted, and the id of the answer. */
export const sourceOf = (req: Request): Source => ({
  // An IPv4 client of a socket that takes both kinds.
  address: req.ip?.replace(/^::ffff:(?=[\d.]+$)/, '') ?? null,
  requestId: String(req.id),
})
