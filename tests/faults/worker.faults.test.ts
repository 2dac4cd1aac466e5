import { isDeepStrictEqual } from 'node:util'
import { blockEventLoop, helmsOf, holdFor, untilTrue, watchHelms, workerOf } from './harness/hands.ts'
import { helmAt, hold, serviceAt } from './harness/holds.ts'
import { type RowTools, testRows } from './harness/rows.ts'
import type { Service } from './harness/service.ts'
import { apiOf } from './harness/stores.ts'

/** Kills whoever runs helm for the store, which is held at this point; the answer fails if two helms ever met. */
async function killMidHelm({ system, recovering }: RowTools, store: Parameters<typeof workerOf>[1]) {
  const worker = await workerOf(system, store)
  const [helm] = helmsOf(system, worker)
  const helmsApart = watchHelms(system, store)
  await worker.end('SIGKILL')
  recovering()
  await untilTrue('its helm ends with it', async () => !processIsThere(helm?.pid), 5)
  return helmsApart
}

const processIsThere = (pid: number | undefined) => {
  try {
    return pid !== undefined && process.kill(pid, 0)
  } catch {
    return false
  }
}

testRows('worker', { workers: 2 }, [
  {
    name: 'killed-before-helm',
    injection: 'SIGKILL of a worker that holds a store and has started no helm',
    expected: 'another worker goes on within 20 s, Ready',
    boundSeconds: 20,
    guard: 'lock and stalled check of the queue together stay below 20 s',
    alone: true,
    run: async ({ system, stores, recovering, recovered }) => {
      const held = hold(system, serviceAt('before', 'POST', /\/secrets/))
      const store = await stores.create('before')
      await held.reached
      const ownerOf = async () => {
        const { rows } = await system.db.query('select lease_owner as owner from stores where id = $1', [store.id])
        return rows[0]?.owner as string | null
      }
      const owner = await ownerOf()
      const pid = Number(`${owner}`.split('-').at(-2))
      const worker = system.running('worker').find((one) => one.pid === pid)
      if (!worker) throw new Error('no worker holds the store')
      await worker.end('SIGKILL')
      recovering()
      held.release({ kind: 'reset' })
      await untilTrue('another worker takes it', async () => ![owner, null].includes(await ownerOf()), 40)
      recovered()
      await stores.ready(store, 40)
      return 'taken by another worker, Ready'
    },
  },
  {
    name: 'killed-mid-install',
    injection: 'SIGKILL of the worker while helm installs',
    expected: 'helm ends with it; another worker waits it out and installs, Ready',
    boundSeconds: 45,
    guard: 'helm_until and the recovery of a pending release',
    alone: true,
    run: async (row) => {
      const held = hold(row.system, helmAt('install', 'objects'))
      const store = await row.stores.create('install')
      await held.reached
      const helmsApart = await killMidHelm(row, store)
      held.release({ kind: 'reset' })
      await row.stores.ready(store, 60)
      helmsApart()
      return 'Ready'
    },
  },
  {
    name: 'killed-mid-upgrade',
    injection: 'SIGKILL of the worker while helm upgrades a Ready store',
    expected: 'another worker recovers the release and upgrades, Ready at the new generation',
    boundSeconds: 45,
    guard: 'helm_until and the recovery of a pending release',
    alone: true,
    run: async (row) => {
      const store = await row.stores.createReady('upgrade')
      const held = hold(row.system, helmAt('upgrade', 'objects'))
      await apiOf(row.system).call('POST', `/stores/${store.id}/retry`)
      await held.reached
      const helmsApart = await killMidHelm(row, store)
      held.release({ kind: 'reset' })
      await row.stores.until(store, 'Ready at 2', (now) => now.status === 'Ready' && now.generation === 2, 60)
      helmsApart()
      return 'Ready at generation 2'
    },
  },
  {
    name: 'killed-mid-uninstall',
    injection: 'SIGKILL of the worker while helm uninstalls',
    expected: 'another worker ends the deletion',
    boundSeconds: 45,
    guard: 'an uninstall is done again',
    alone: true,
    run: async (row) => {
      const store = await row.stores.createReady('uninstall')
      const held = hold(row.system, helmAt('uninstall', 'remove'))
      await apiOf(row.system).remove(store.id)
      await held.reached
      const helmsApart = await killMidHelm(row, store)
      held.release({ kind: 'reset' })
      await row.stores.deleted(store, 60)
      helmsApart()
      return 'Deleted, nothing left'
    },
  },
  {
    name: 'told-to-end-mid-helm',
    injection: 'SIGTERM of the worker while helm installs',
    expected: 'it takes no more jobs, lets helm end, exits with 0; Ready',
    boundSeconds: 30,
    guard: 'shutdown gives helm its time',
    alone: true,
    run: async ({ system, stores, recovering }) => {
      const held = hold(system, helmAt('term', 'objects'))
      const store = await stores.create('term')
      await held.reached
      const worker = await workerOf(system, store)
      worker.signal('SIGTERM')
      recovering()
      await holdFor(1)
      held.release()
      const code = await worker.ended
      if (code !== 0) throw new Error(`the worker ended with ${code}`)
      await stores.ready(store, 30)
      return 'exit code 0, Ready'
    },
  },
  {
    name: 'zombie',
    injection:
      'SIGSTOP of the worker for longer than its lease, its helm still running, then SIGCONT while another one is at helm',
    expected: 'another worker takes over; the one that wakes changes nothing; Ready',
    boundSeconds: 60,
    guard: 'every write of a row carries its fence',
    alone: true,
    run: (row) =>
      overtake(row, 'zombie', async (worker) => {
        worker.signal('SIGSTOP')
        return async () => worker.signal('SIGCONT')
      }),
  },
  {
    name: 'blocked-loop',
    injection: "the worker's event loop does nothing else for longer than its lease, until another one is at helm",
    expected: 'its lease runs out and another worker takes over; the one that comes back changes nothing; Ready',
    boundSeconds: 60,
    guard: 'leases are renewed by the owner alone, and fenced',
    alone: true,
    run: (row) => overtake(row, 'blocked', (worker) => blockEventLoop(row.system, worker)),
  },
])

/**
 * The worker whose helm installs a store is made to stand still until another one is at helm, and then wakes: the store
 * is the other's by then, and nothing that the first one does may change that.
 */
async function overtake(
  { system, stores, recovering }: RowTools,
  label: string,
  halt: (worker: Service) => Promise<() => Promise<void>>,
): Promise<string> {
  const held = hold(system, helmAt(label, 'objects'))
  const store = await stores.create(label)
  await held.reached
  const first = await workerOf(system, store)
  const helmsApart = watchHelms(system, store)
  const heldBy = async () => {
    const { rows } = await system.db.query(
      'select fence, lease_owner, helm_fence, helm_until from stores where id = $1',
      [store.id],
    )
    return rows[0] as { fence: string; lease_owner: string | null; helm_fence: string; helm_until: Date | null }
  }
  const { fence, lease_owner: owner } = await heldBy()
  const wake = await halt(first)
  recovering()
  await untilTrue('another worker takes the store', async () => Number((await heldBy()).fence) > Number(fence), 40)
  held.release()
  await untilTrue('the first helm has ended', async () => helmsOf(system, first).length === 0, 20)
  const second = hold(system, helmAt(label, 'objects'))
  await second.reached
  const before = await heldBy()
  if (before.lease_owner === owner) throw new Error('the worker that stands still holds the store')
  const events = (await stores.events(store)).length
  await wake()
  await untilTrue('it finds its job gone', async () => /lock for job|lease of store/.test(first.words()), 20)
  await first.ready()
  await holdFor(1)
  if ((await stores.events(store)).length !== events) throw new Error('the worker that woke wrote events')
  const after = await heldBy()
  if (!isDeepStrictEqual(after, before))
    throw new Error(`the worker that woke wrote the row: ${JSON.stringify(before)} became ${JSON.stringify(after)}`)
  second.release()
  await stores.ready(store, 60)
  helmsApart()
  return 'it wrote nothing while the other was at helm; Ready by the other'
}
