import { once } from 'node:events'
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import type { Registry } from './metrics.ts'
import { checkReadiness, type ReadinessCheck } from './readiness.ts'

export interface HealthServerOptions {
  host: string
  port: number
  registry: Registry
  checks: readonly ReadinessCheck[]
}

export interface HealthServer {
  /** The port it listens on, also where 0 was asked for. */
  port: number
  close: () => Promise<void>
}

/** /healthz, /readyz and /metrics on a port of their own, for services that answer nothing else. */
export async function startHealthServer({ host, port, registry, checks }: HealthServerOptions): Promise<HealthServer> {
  const server = createServer((req, res) => {
    answer(req, res, registry, checks).catch(() => res.destroy())
  })
  server.requestTimeout = 10_000
  server.listen(port, host)
  await once(server, 'listening')
  return { port: (server.address() as AddressInfo).port, close: () => closeServer(server) }
}

async function answer(
  req: IncomingMessage,
  res: ServerResponse,
  registry: Registry,
  checks: readonly ReadinessCheck[],
) {
  if (req.method !== 'GET' && req.method !== 'HEAD') return send(res, 405, 'text/plain', 'only GET is known here\n')
  switch (req.url?.split('?')[0]) {
    case '/healthz':
      return send(res, 200, 'application/json', JSON.stringify({ status: 'ok' }))
    case '/readyz': {
      const readiness = await checkReadiness(checks)
      return send(res, readiness.ready ? 200 : 503, 'application/json', JSON.stringify(readiness))
    }
    case '/metrics':
      return send(res, 200, registry.contentType, await registry.metrics())
    default:
      return send(res, 404, 'text/plain', 'there is nothing here\n')
  }
}

const send = (res: ServerResponse, status: number, contentType: string, body: string) => {
  res.writeHead(status, { 'content-type': contentType, 'cache-control': 'no-store' }).end(body)
}

/** Takes no new connection, and lets go of each open one as soon as it is idle. */
export async function closeServer(server: Server): Promise<void> {
  const closed = new Promise<void>((resolve, reject) => server.close((err) => (err ? reject(err) : resolve())))
  const letGo = setInterval(() => server.closeIdleConnections(), 50)
  return closed.finally(() => clearInterval(letGo))
}
