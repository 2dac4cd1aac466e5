import { createServer } from 'node:http'
import { listenAnywhere } from './listen.ts'

/** Stands for the Ingress and the shops behind it, which no played pod can be. */
export async function startFrontPages() {
  const bad = new Map<string, number>()
  const server = createServer((req, res) => {
    const status = bad.get(`${req.headers.host}`.split(':')[0] ?? '') ?? 200
    res.writeHead(status, { 'content-type': 'text/html' }).end(`<title>${status}</title>`)
  })
  const { port, close } = await listenAnywhere(server)
  return {
    address: `127.0.0.1:${port}`,
    /** What visitors of this domain get from now on. */
    answer: (domain: string, status: number) => void bad.set(domain, status),
    clear: () => bad.clear(),
    close: () => {
      server.closeAllConnections()
      return close()
    },
  }
}
