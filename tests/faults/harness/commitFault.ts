import type { Tap } from './tcpProxy.ts'

// How the client of the services asks for a commit: one simple query.
const commit = Buffer.from('commit\0')

/**
 * Cuts the connection of the next transactions at their commit: before Postgres hears of it (nothing was done), or
 * after it answered (all was done, and nobody was told).
 */
export function cutAtCommit(when: 'before' | 'after', times: number): { tap: Tap; cuts: () => number } {
  let cuts = 0
  const tap: Tap = (bytes, link, next) => {
    if (cuts >= times || !bytes.includes(commit)) return next()
    cuts++
    if (when === 'before') return link.cut()
    link.server.removeAllListeners('data')
    link.server.once('data', link.cut)
    next()
  }
  return { tap, cuts: () => cuts }
}
