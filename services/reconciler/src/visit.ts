import type { FrontPageAnswer } from '@storeyard/core/domain/frontPage'
import { Agent, buildConnector, request } from 'undici'

export type Visit = (domain: string) => Promise<FrontPageAnswer>

const deadlineMs = 10_000
const bodyBytesMax = 64 * 1024

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
    const { statusCode, body } = await request(`${scheme}://${domain}:${port}/`, {
      dispatcher,
      headers: { 'user-agent': 'Storeyard' },
      signal: AbortSignal.timeout(deadlineMs),
    })
    let text = ''
    for await (const chunk of body.setEncoding('utf8')) {
      text += chunk
      if (text.length >= bodyBytesMax) break
    }
    return { status: statusCode, body: text }
  }
}
