import type { FrontPageAnswer } from '@storeyard/core/domain/frontPage'
import { Agent, buildConnector, request } from 'undici'

export type Visit = (domain: string) => Promise<FrontPageAnswer>

const deadlineMs = 10_000
/** Characters that are kept of the beginning and of the end. */
const keptMax = 64 * 1024
/** Longer pages are not read to their end. */
const readMax = 4 * 1024 * 1024

export interface VisitOptions {
  scheme: 'http' | 'https'
  port: number
  /** Where the Ingress controller listens, where the stores' own names and port do not lead to it from here. */
  ingress?: { hostname: string; port: string }
}

/** Gets a store's front page through the Ingress, without following where it may lead. */
export function createVisit({ scheme, port, ingress }: VisitOptions): Visit {
  const connect = buildConnector({ timeout: deadlineMs })
  const dispatcher = new Agent({
    // The certificate is still asked for by the store's name.
    connect: (to, done) => connect(ingress ? { ...to, servername: to.hostname, ...ingress } : to, done),
    headersTimeout: deadlineMs,
    bodyTimeout: deadlineMs,
    // A page is asked for rarely: nothing is kept open.
    pipelining: 0,
  })
  return async (domain) => {
    const { statusCode, headers, body } = await request(`${scheme}://${domain}:${port}/`, {
      dispatcher,
      headers: { 'user-agent': 'Storeyard' },
      signal: AbortSignal.timeout(deadlineMs),
    })
    const isHtml = `${headers['content-type'] ?? ''}`.startsWith('text/html') && !headers['content-encoding']
    let start = ''
    let end = ''
    let read = 0
    for await (const chunk of body.setEncoding('utf8')) {
      read += chunk.length
      if (read > readMax) return { status: statusCode, isHtml, body: start, end: null }
      if (start.length < keptMax) start += chunk
      end = (end + chunk).slice(-keptMax)
    }
    return { status: statusCode, isHtml, body: start, end }
  }
}
