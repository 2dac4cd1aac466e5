import { mkdirSync, readFileSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { run } from '@storeyard/local-node/machine/run'
import { readEvents } from '../../services/api/test/support/eventReader.ts'
import { isRoot, unprivilegedId } from '../../services/core/test/harness/server.ts'
import { problemOf } from '../e2e/harness/api.ts'
import { cutAtCommit } from './harness/commitFault.ts'
import { holdFor, untilTrue, workerOf } from './harness/hands.ts'
import { helmAt, hold } from './harness/holds.ts'
import { holdWords } from './harness/holdWords.ts'
import { type Row, testRows } from './harness/rows.ts'
import { apiOf } from './harness/stores.ts'
import type { System } from './harness/system.ts'

// The lock that gives events their ids in the order of commits (services/core/src/db/events.ts).
const commitOrderLock = 7_102_025

const endBackends = (system: System) =>
  system.db.query(
    `select pg_terminate_backend(pid) from pg_stat_activity
     where datname = current_database() and application_name like 'storeyard-%'`,
  )

/** Connections are cut at a commit, of a request and of the worker's own words. */
const cutCommits = (when: 'before' | 'after'): Row => ({
  name: `commit-cut-${when}`,
  injection: `the connection is cut ${when} Postgres heard of a commit, six times`,
  expected: 'a request tried again with its Idempotency-Key makes one store; Ready',
  boundSeconds: 45,
  guard: 'every change is one transaction that may be done twice',
  alone: true,
  run: async ({ system, stores, recovering }) => {
    const name = `cut-${when}-${system.run}`
    const headers = { 'idempotency-key': name }
    const fault = cutAtCommit(when, 6)
    system.proxies.postgres.setTap(fault.tap)
    const ask = () => apiOf(system).call('POST', '/stores', { store_name: name }, headers)
    let answer = await ask()
    const first = answer.status
    await untilTrue(
      'it is accepted',
      async () => {
        if (answer.status !== 202) answer = await ask()
        return answer.status === 202
      },
      30,
    )
    const [store] = await apiOf(system).named(name)
    if (!store) throw new Error('the store is not there')
    stores.remember(store)
    recovering()
    await stores.ready(store, 45)
    system.proxies.postgres.setTap(null)
    if (fault.cuts() < 3) throw new Error(`only ${fault.cuts()} commits were cut`)
    return `first answered ${first}, then 202; one store, Ready; ${fault.cuts()} cuts`
  },
})

testRows('postgres', { workers: 2, ownPostgres: true }, [
  {
    name: 'backends-killed',
    injection: 'every backend of the services is ended each 100 ms for 4 s while stores are made',
    expected: 'every accepted store Ready',
    boundSeconds: 45,
    guard: 'a broken transaction leaves nothing, and is tried again',
    alone: true,
    run: async ({ system, stores, recovering }) => {
      const made = [await stores.create('kill-a'), await stores.create('kill-b'), await stores.create('kill-c')]
      const timer = setInterval(() => endBackends(system).catch(() => {}), 100)
      await holdFor(4)
      clearInterval(timer)
      recovering()
      await Promise.all(made.map((store) => stores.ready(store, 45)))
      return 'all three Ready'
    },
  },
  {
    name: 'postgres-down',
    injection: 'Postgres is stopped for 8 s (60 s in the long run) while helm installs',
    expected: '503 meanwhile; Ready when it is back',
    boundSeconds: 45,
    guard: 'a lease that cannot be renewed ends the attempt',
    alone: true,
    run: async ({ system, stores, full, recovering }) => {
      const held = hold(system, helmAt('down', 'objects'))
      const store = await stores.create('down')
      await held.reached
      await system.postgresServer?.halt()
      held.release()
      const refused = problemOf(await apiOf(system).call('POST', '/stores', { store_name: 'refused' }))
      if (refused.code !== 'UNAVAILABLE') throw new Error(`the API answered ${refused.code}`)
      await holdFor(full ? 60 : 8)
      await system.postgresServer?.resume()
      recovering()
      await stores.ready(store, 45)
      return '503 UNAVAILABLE, then Ready'
    },
  },
  cutCommits('before'),
  cutCommits('after'),
  {
    name: 'deadlock',
    injection: 'a session of somebody else makes a real deadlock with the worker, which hears of it first',
    expected: "Postgres ends the worker's transaction; it is tried again, Ready",
    boundSeconds: 45,
    guard: 'a job that fails is tried again',
    alone: true,
    run: async ({ system, stores, recovering }) => {
      const held = hold(system, helmAt('deadlock', 'finish'))
      const store = await stores.create('deadlock')
      await held.reached
      const worker = await workerOf(system, store)
      // Inside of its transaction the worker holds the row; here it asks for the lock of the events.
      const asked = holdWords(system, 'storeyard-worker', /pg_advisory_xact_lock/)
      const other = await system.db.connect()
      try {
        await other.query('begin')
        // Who waits longer than this looks for a deadlock, and is the one that is ended.
        await other.query("set local deadlock_timeout = '10min'")
        await other.query('select pg_advisory_xact_lock($1)', [commitOrderLock])
        held.release()
        await asked.reached
        const locked = other.query('select from stores where id = $1 for update', [store.id])
        await untilTrue(
          'the stranger waits for the row',
          async () => {
            const { rowCount } = await system.db.query(
              `select from pg_locks where not granted and pid not in
                (select pid from pg_stat_activity where application_name like 'storeyard-%')`,
            )
            return (rowCount ?? 0) > 0
          },
          20,
        )
        asked.release()
        // Only the end of the worker's transaction gives it the row.
        await locked
      } finally {
        await other.query('rollback')
        other.release()
      }
      recovering()
      await untilTrue('the worker was the one ended', async () => /deadlock detected/.test(worker.words()), 5)
      await stores.ready(store, 45)
      return "deadlock detected by the worker's session, then Ready"
    },
  },
  {
    name: 'serialization',
    injection: 'the database runs every transaction as serializable, and conflicts fail',
    expected: 'every store Ready',
    boundSeconds: 60,
    guard: 'a job that fails is tried again',
    alone: true,
    run: async ({ system, stores, recovering }) => {
      const { database } = system
      await system.db.query(`alter database ${database} set default_transaction_isolation = 'serializable'`)
      await endBackends(system)
      const made = []
      for (const label of ['serial-a', 'serial-b', 'serial-c'])
        await untilTrue(
          `${label} is accepted`,
          async () => {
            const answer = await apiOf(system).call('POST', '/stores', { store_name: `${label}-${system.run}` })
            return answer.status === 202 || answer.status === 409
          },
          20,
        )
      for (const label of ['serial-a', 'serial-b', 'serial-c']) {
        const [store] = await apiOf(system).named(`${label}-${system.run}`)
        if (!store) throw new Error(`${label} was accepted and is not there`)
        made.push(stores.remember(store))
      }
      recovering()
      await Promise.all(made.map((store) => stores.ready(store, 60)))
      await system.db.query(`alter database ${database} reset default_transaction_isolation`)
      await endBackends(system)
      return `${made.length} Ready`
    },
  },
  {
    name: 'disk-full',
    injection: 'the disk of the database is full for 8 s, and has room again',
    expected: '503 or the request is taken; Ready once there is room',
    boundSeconds: 45,
    guard: 'a failed write leaves nothing half done',
    alone: true,
    run: async ({ system, stores, full, recovering }) => {
      const filler = await moveToSmallDisk(system)
      const store = await stores.create('disk')
      await run('sh', ['-c', `cat /dev/zero > ${filler} 2>/dev/null; true`])
      let refused = 0
      const until = performance.now() + (full ? 60_000 : 8_000)
      // Rows of this size soon need another page.
      for (let n = 0; performance.now() < until; n++) {
        const { status } = await apiOf(system).call('PATCH', `/stores/${store.id}`, {
          title: `${n} `.repeat(20).trim(),
        })
        if (status === 503) refused++
        else if (status !== 200) throw new Error(`the API answered ${status}`)
      }
      rmSync(filler)
      recovering()
      if (refused === 0) throw new Error('the disk was never full')
      await stores.ready(store, 45)
      return `${refused} requests answered 503, then Ready`
    },
  },
  {
    name: 'commit-order',
    injection: 'every second commit comes 200 ms late, while 60 changes are made side by side',
    expected: 'a reader of the event stream by id misses none',
    boundSeconds: 30,
    guard: 'ids of events are given in the order of commits',
    alone: true,
    run: async ({ system, stores, recovering }) => {
      const made = await Promise.all(Array.from({ length: 6 }, (_, n) => stores.createReady(`order-${n}`)))
      const authorization = `Bearer ${readFileSync(system.adminKey, 'utf8').trim()}`
      const reader = await readEvents(`http://127.0.0.1:${system.one('api').port}`, { authorization })
      let commits = 0
      recovering()
      system.proxies.postgres.setTap((bytes, _link, next) => {
        if (bytes.includes('commit\0') && commits++ % 2 === 0) setTimeout(next, 200)
        else next()
      })
      const changes = made.flatMap(({ id }) =>
        Array.from({ length: 10 }, (_, n) => apiOf(system).call('PATCH', `/stores/${id}`, { title: `title ${n}` })),
      )
      await Promise.all(changes)
      system.proxies.postgres.setTap(null)
      const { rows } = await system.db.query(
        `select id from store_events where type = 'TitleChanged' and store_id = any($1)`,
        [made.map(({ id }) => id)],
      )
      await untilTrue(
        'the reader has them all',
        async () => {
          const read = new Set(reader.events.map(({ id }) => id))
          return rows.every(({ id }) => read.has(String(id)))
        },
        10,
      )
      reader.close()
      return `${rows.length} changes, ${rows.length} read`
    },
  },
])

/** Moves the database to a disk of its own that has room for little more; the path to fill it at. */
async function moveToSmallDisk(system: System): Promise<string> {
  const disk = join(system.dir, 'disk')
  mkdirSync(disk)
  await run('mount', ['-t', 'tmpfs', '-o', 'size=64m,mode=0755', 'tmpfs', disk])
  const place = join(disk, 'space')
  mkdirSync(place)
  if (isRoot) await run('chown', [`${unprivilegedId}`, place])
  await system.withDatabaseAlone(async (ask, name) => {
    await ask(`create tablespace small location '${place}'`)
    await ask(`alter database ${name} set tablespace small`)
  })
  await Promise.all([...system.running('api'), ...system.running('worker')].map((service) => service.ready()))
  return join(disk, 'filler')
}
