import { once } from 'node:events'
import { type AddressInfo, connect, createServer, type Socket } from 'node:net'
import { isDatabaseAway } from '@storeyard/core/db/errors'
import pg from 'pg'
import { openSocket } from '../../src/db/openSocket.ts'
import { createTestDatabase } from '../harness/database.ts'

/** In front of a database: passes all on until it is told to drop what comes. */
async function startProxy(databaseUrl: string) {
  const target = new URL(databaseUrl)
  const sockets = new Set<Socket>()
  let drops = false
  const server = createServer((near) => {
    const far = connect(Number(target.port), target.hostname)
    for (const [from, to] of [
      [near, far],
      [far, near],
    ] as const) {
      sockets.add(from)
      from.on('data', (chunk) => drops || to.write(chunk)).on('close', () => to.destroy())
      from.on('error', () => {})
    }
  }).listen(0, '127.0.0.1')
  await once(server, 'listening')
  const url = new URL(databaseUrl)
  url.host = `127.0.0.1:${(server.address() as AddressInfo).port}`
  return {
    url: url.href,
    drop: () => {
      drops = true
    },
    close: () => {
      server.close()
      for (const socket of sockets) socket.destroy()
    },
  }
}

test('who asks a database that does not answer any more hears so, as of one that is away', async () => {
  const proxy = await startProxy(await createTestDatabase())
  const pool = new pg.Pool({ connectionString: proxy.url, max: 1, stream: () => openSocket(500) })
  try {
    expect((await pool.query('select pg_sleep(0.2), 1 as one')).rows).toEqual([expect.objectContaining({ one: 1 })])
    proxy.drop()
    const failure = await pool.query('select 1').then(
      () => null,
      (err: unknown) => err,
    )
    expect(failure).toEqual(expect.objectContaining({ message: 'Postgres has not answered for 0.5 s' }))
    expect(isDatabaseAway(failure)).toBe(true)
    // Nothing is asked on that connection again.
    expect(pool.totalCount).toBe(0)
  } finally {
    await pool.end()
    proxy.close()
  }
})
