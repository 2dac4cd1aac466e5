import { queueName } from '@storeyard/core/queue/stores'
import { ask } from './harness/asks.ts'
import { helmsOf, untilTrue, watchHelms, workerOf } from './harness/hands.ts'
import { type Hold, helmAt, hold } from './harness/holds.ts'
import { type RowTools, testRows } from './harness/rows.ts'
import type { Service } from './harness/service.ts'

// Leases and locks run out long before helm's own limit, and a job that is not promoted waits longer than any bound.
const env = {
  api: { JOB_BACKOFF_MS: '60000' },
  reconciler: { JOB_BACKOFF_MS: '60000' },
  worker: { LOCK_SECONDS: '4', STALLED_SECONDS: '2', HELM_LIMIT_SECONDS: '25', DEADLINE_SECONDS: '120' },
}

/** Less than helm's own limit, also where three times as long is allowed: within it helm ends because its worker says so. */
const endSeconds = 8

/** A store whose helm is held in the midst of its install, and who runs it. */
async function midInstall({ system, stores }: RowTools, label: string, point: 'record' | 'objects') {
  const held = hold(system, helmAt(label, point))
  const store = await stores.create(label)
  await held.reached
  return { held, store, worker: await workerOf(system, store) }
}

/** The worker has lost what it may run helm by, and ends it. */
async function helmEnds({ system, recovering }: RowTools, { held, worker }: { held: Hold; worker: Service }) {
  await untilTrue('its helm ends', async () => helmsOf(system, worker).length === 0, endSeconds)
  held.release({ kind: 'reset' })
  recovering()
}

testRows('helms', { workers: 2, env }, [
  {
    name: 'helm-outlives-lease',
    injection: 'SIGSTOP of the worker past its lease while its helm, which recorded nothing yet, runs on',
    expected: 'who takes over starts no second helm as long as the first may be alive; Ready',
    boundSeconds: 60,
    guard: 'helm_until',
    alone: true,
    run: async (tools) => {
      const { system, stores, recovering } = tools
      const { held, store, worker } = await midInstall(tools, 'outlives', 'record')
      const helmsApart = watchHelms(system, store)
      worker.signal('SIGSTOP')
      recovering()
      const other = system.running('worker').find((one) => one !== worker)
      const hasWaited = (line: string) => line.includes(store.id) && line.includes('"helmAlive"')
      await untilTrue(
        'the other worker looks and lets it be',
        async () => other?.words().split('\n').some(hasWaited) ?? false,
        30,
      )
      held.release()
      await untilTrue('the first helm has ended', async () => helmsOf(system, worker).length === 0, 20)
      worker.signal('SIGCONT')
      await stores.ready(store, 60)
      helmsApart()
      return 'one helm at a time, Ready'
    },
  },
  {
    name: 'lease-lost-mid-helm',
    injection:
      "Postgres is away for longer than the worker's lease while helm installs, and is back when helm has ended",
    expected: 'the worker ends its helm; the job, delayed for half a minute, is promoted; Ready',
    boundSeconds: 25,
    guard: 'a lost lease ends helm; enqueueing promotes a delayed job',
    alone: true,
    run: async (tools) => {
      const { system, stores, recovering, recovered } = tools
      const install = await midInstall(tools, 'lease', 'objects')
      const { id } = install.store
      system.proxies.postgres.setAway(true)
      await helmEnds(tools, install)
      system.proxies.postgres.setAway(false)
      await system.one('api').ready()
      await untilTrue('its attempt has failed', async () => install.worker.words().includes('a job failed'), 10)
      await ask(system, 'POST', `/stores/${id}/retry`)
      recovering()
      const attempted = async () => {
        const { rows } = await system.db.query('select attempt_generation as at from stores where id = $1', [id])
        return Number(rows[0]?.at)
      }
      await untilTrue('the next attempt begins', async () => (await attempted()) === 2, 10)
      recovered()
      await stores.ready(install.store, 60)
      return 'helm was ended, the retry begun at once, Ready'
    },
  },
  {
    name: 'lock-lost-mid-helm',
    injection: "somebody else holds the lock of the worker's job for 20 s while helm installs",
    expected: 'the worker ends its helm; another attempt follows when helm_until has passed, Ready',
    boundSeconds: 50,
    guard: 'a job whose lock is lost is cancelled',
    alone: true,
    run: async (tools) => {
      const install = await midInstall(tools, 'lock', 'objects')
      const prefix = `bull:${queueName}`
      await tools.system.redis.ask(async (redis) => {
        const job = await redis.get(`${prefix}:de:${install.store.id}`)
        await redis.set(`${prefix}:${job}:lock`, 'somebody', 'EX', 20)
      })
      await helmEnds(tools, install)
      await tools.stores.ready(install.store, 60)
      return 'helm was ended, Ready by the next one'
    },
  },
])
