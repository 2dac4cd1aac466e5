import { createServer, type RequestListener, type ServerResponse } from 'node:http'
import type { Store } from '@storeyard/client/types'
import { listenAnywhere } from '../../../tests/faults/harness/listen.ts'

const servers: { end: () => Promise<void> }[] = []
afterAll(() => Promise.all(servers.map(({ end }) => end())))

/** A server in the API's place that answers what a real one does only in trouble; the environment that leads to it. */
export async function startStandIn(
  listener: RequestListener,
): Promise<Record<'STOREYARD_URL' | 'STOREYARD_KEY', string>> {
  const server = createServer(listener)
  const { port, close } = await listenAnywhere(server)
  const end = () => {
    server.closeAllConnections()
    return close()
  }
  servers.push({ end })
  return { STOREYARD_URL: `http://127.0.0.1:${port}`, STOREYARD_KEY: 'sy_a_b' }
}

export const sendJson = (res: ServerResponse, status: number, body: unknown, headers: Record<string, string> = {}) =>
  void res.writeHead(status, { 'content-type': 'application/json', ...headers }).end(JSON.stringify(body))

export const sendProblem = (res: ServerResponse, status: number, code: string, headers: Record<string, string> = {}) =>
  sendJson(res, status, { type: 'about:blank', title: `It is ${code}`, status, code }, headers)

export const aStore = (more: Partial<Store> = {}) => ({
  id: '00000001',
  store_name: 'shop',
  title: 'Shop',
  status: 'Pending',
  reason: null,
  message: null,
  ways_out: [],
  url: 'http://shop.localhost',
  plan: 'small',
  wordpress_replicas: 1,
  deletion_protection: false,
  namespace: 'shop',
  chart_version: '1.0.0',
  generation: 1,
  created_at: '2026-01-01T00:00:00Z',
  ready_at: null,
  deleted_at: null,
  ...more,
})
