import { isDatabaseAway } from '@storeyard/core/db/errors'
import { sql } from 'drizzle-orm'
import { startTcpProxy } from '../../../../tests/faults/harness/tcpProxy.ts'
import { createDb } from '../../src/db/client.ts'
import { inTransaction } from '../../src/db/transaction.ts'
import { createTestDatabase } from '../harness/database.ts'

const proxy = await startTcpProxy(await createTestDatabase())
const client = createDb({
  url: proxy.url,
  applicationName: 'test',
  connectionsMax: 1,
  onError: () => {},
  silenceMs: 500,
})
const { db } = client
afterAll(async () => {
  await proxy.close()
  await client.close()
})

const failureOf = (work: Promise<unknown>) =>
  work.then(
    () => null,
    (err: unknown) => err,
  )

/** What is asked from now on is lost on the way. */
const lose = () => proxy.setTap(() => {})
const ask = (db: Pick<typeof client.db, 'execute'>) => db.execute(sql`select 1`)

test.each<[string, () => Promise<unknown>]>([
  [
    'a query',
    () => {
      lose()
      return ask(db)
    },
  ],
  [
    'a transaction',
    () => {
      lose()
      return inTransaction(db, ask)
    },
  ],
  [
    'a transaction under way',
    () =>
      inTransaction(db, (tx) => {
        lose()
        return ask(tx)
      }),
  ],
])(
  '%s that a database answers no more fails, as with one that is away, and takes no place for ever',
  async (_what, work) => {
    // Longer than the limit, on one connection.
    const pids = new Set<unknown>()
    for (let n = 0; n < 4; n++)
      pids.add((await db.execute(sql`select pg_backend_pid() as pid, pg_sleep(0.2)`)).rows[0]?.pid)
    expect(pids.size).toBe(1)
    expect(isDatabaseAway(await failureOf(work()))).toBe(true)
    proxy.clear()
    await ask(db)
  },
)
