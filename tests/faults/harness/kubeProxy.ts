import { readFileSync } from 'node:fs'
import type { IncomingMessage, ServerResponse } from 'node:http'
import { Agent, createServer, request as send } from 'node:https'
import { join } from 'node:path'
import type { Duplex } from 'node:stream'
import { listenAnywhere } from './listen.ts'
import { tamperWatch, type WatchFault } from './watchFaults.ts'

export interface KubeRequest {
  method: string
  /** Path with query. */
  path: string
  watch: boolean
  /** Helm names itself in every request; the services do not. */
  helm: boolean
}

export type KubeFault =
  | { kind: 'reset' }
  /** The API server takes the request and does it; the answer is lost. */
  | { kind: 'loseAnswer' }
  | { kind: 'answer'; status: number; retryAfter?: number; message?: string }
  | { kind: 'delay'; ms: number }
  | { kind: 'watch'; fault: WatchFault }

/** Says what happens to a request; null lets it through. */
export type KubeRule = (request: KubeRequest) => KubeFault | null | Promise<KubeFault | null>

/** Stands between one system and the API server: the services' requests and helm's can be kept, answered, cut or bent. */
export async function startKubeProxy({ apiserver, pki }: { apiserver: string; pki: string }) {
  const read = (name: string) => readFileSync(join(pki, name))
  const agent = new Agent({ ca: read('ca.crt'), keepAlive: true, maxSockets: 200 })
  // Its certificate is the API server's own, which is good for every port of this address.
  const server = createServer({ cert: read('apiserver.crt'), key: read('apiserver.key') })
  const sockets = new Set<Duplex>()
  const watches = new Set<ServerResponse>()
  const rules = new Set<KubeRule>()

  server.on('connection', (socket) => {
    sockets.add(socket)
    socket.on('error', () => socket.destroy())
    socket.on('close', () => sockets.delete(socket))
  })
  server.on('tlsClientError', (_err, socket) => socket.destroy())
  server.on('request', (req, res) => {
    handle(req, res).catch(() => res.destroy())
  })

  const judge = async (request: KubeRequest): Promise<KubeFault | null> => {
    for (const rule of rules) {
      const fault = await rule(request)
      if (fault) return fault
    }
    return null
  }

  async function handle(req: IncomingMessage, res: ServerResponse): Promise<void> {
    const fault = await judge(describe(req))
    if (fault?.kind === 'reset') return void req.socket.destroy()
    if (fault?.kind === 'answer') return answer(res, fault)
    if (fault?.kind === 'delay') await new Promise((resolve) => setTimeout(resolve, fault.ms))
    forward(req, res, fault)
  }

  function forward(req: IncomingMessage, res: ServerResponse, fault: KubeFault | null): void {
    const watching = isWatch(req)
    const headers = { ...req.headers, ...(watching ? { 'accept-encoding': 'identity' } : {}) }
    const upstream = send(new URL(req.url ?? '/', apiserver), { method: req.method, headers, agent }, (answered) => {
      if (fault?.kind === 'loseAnswer') {
        answered.resume().on('end', () => req.socket.destroy())
        return
      }
      res.writeHead(answered.statusCode ?? 502, answered.headers)
      answered.on('error', () => res.destroy())
      if (fault?.kind === 'watch') tamperWatch(answered, res, fault.fault)
      else answered.pipe(res)
      if (!watching) return
      res.flushHeaders()
      watches.add(res)
      res.on('close', () => watches.delete(res))
    })
    upstream.on('error', () => res.destroy())
    res.on('close', () => upstream.destroy())
    req.pipe(upstream)
  }

  const { port, close } = await listenAnywhere(server)
  return {
    url: `https://127.0.0.1:${port}`,
    /** From now on; the answer takes the rule away again. The first rule that names a fault decides. */
    add: (rule: KubeRule): (() => void) => {
      rules.add(rule)
      return () => void rules.delete(rule)
    },
    clear: () => rules.clear(),
    /** How many there were. */
    cutWatches: (): number => {
      const { size } = watches
      for (const watch of watches) watch.destroy()
      return size
    },
    cutAll: () => {
      for (const socket of sockets) socket.destroy()
    },
    close: async () => {
      for (const socket of sockets) socket.destroy()
      agent.destroy()
      await close()
    },
  }
}

const isWatch = (req: IncomingMessage) => /[?&]watch=(true|1)/.test(req.url ?? '')

const describe = (req: IncomingMessage): KubeRequest => ({
  method: req.method ?? 'GET',
  path: req.url ?? '/',
  watch: isWatch(req),
  helm: /^helm/i.test(req.headers['user-agent'] ?? ''),
})

function answer(res: ServerResponse, { status, retryAfter, message }: Extract<KubeFault, { kind: 'answer' }>): void {
  const headers = { 'content-type': 'application/json', ...(retryAfter ? { 'retry-after': `${retryAfter}` } : {}) }
  const reason = { 403: 'Forbidden', 429: 'TooManyRequests', 503: 'ServiceUnavailable' }[status] ?? 'InternalError'
  const body = { kind: 'Status', apiVersion: 'v1', status: 'Failure', code: status, reason, message: message ?? reason }
  res.writeHead(status, headers).end(JSON.stringify(body))
}
