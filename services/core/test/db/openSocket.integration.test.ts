import { isDatabaseAway } from '@storeyard/core/db/errors'
import pg from 'pg'
import { startTcpProxy } from '../../../../tests/faults/harness/tcpProxy.ts'
import { openSocket } from '../../src/db/openSocket.ts'
import { createTestDatabase } from '../harness/database.ts'

test('who asks a database that does not answer any more hears so, as of one that is away', async () => {
  const proxy = await startTcpProxy(await createTestDatabase())
  const pool = new pg.Pool({ connectionString: proxy.url, max: 1, stream: () => openSocket(500) })
  try {
    expect((await pool.query('select pg_sleep(0.2), 1 as one')).rows).toEqual([expect.objectContaining({ one: 1 })])
    // What is asked is lost on the way.
    proxy.setTap(() => {})
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
    await proxy.close()
  }
})
