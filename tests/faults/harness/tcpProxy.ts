import { connect, createServer, type Socket } from 'node:net'
import { listenAnywhere } from './listen.ts'

/** What becomes of a client's bytes; `next` hands them on to the server. */
export type Tap = (bytes: Buffer, link: Link, next: () => void) => void

export interface Link {
  client: Socket
  server: Socket
  cut: () => void
}

/** Stands between one system and its Postgres or Redis. */
export async function startTcpProxy(target: string) {
  const { hostname, port: targetPort } = new URL(target)
  const links = new Set<Link>()
  let away = false
  let delayMs = 0
  let tap: Tap | null = null

  const server = createServer((client) => {
    client.on('error', () => client.destroy())
    if (away) return void client.destroy()
    const upstream = connect(Number(targetPort), hostname)
    const link: Link = {
      client,
      server: upstream,
      cut: () => {
        client.destroy()
        upstream.destroy()
      },
    }
    links.add(link)
    for (const side of [client, upstream]) {
      side.on('error', link.cut)
      side.on('close', () => {
        link.cut()
        links.delete(link)
      })
    }
    client.on('data', (bytes) => {
      const next = () => upstream.write(bytes)
      const hand = () => (tap ? tap(bytes, link, next) : next())
      if (delayMs > 0) setTimeout(hand, delayMs)
      else hand()
    })
    upstream.on('data', (bytes) => client.write(bytes))
  })

  const { port, close } = await listenAnywhere(server)
  const url = new URL(target)
  url.host = `127.0.0.1:${port}`
  const cutAll = (): number => {
    const { size } = links
    for (const link of links) link.cut()
    return size
  }
  return {
    url: url.toString(),
    /** How many there were. */
    cutAll,
    /** Nothing connects, and what is connected is cut, until it is back; how many were cut. */
    setAway: (next: boolean): number => {
      away = next
      return away ? cutAll() : 0
    },
    /** Each packet of a client comes so much later. */
    setDelay: (ms: number) => {
      delayMs = ms
    },
    setTap: (next: Tap | null) => {
      tap = next
    },
    clear: () => {
      away = false
      delayMs = 0
      tap = null
    },
    close: async () => {
      cutAll()
      await close()
    },
  }
}
