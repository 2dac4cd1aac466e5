import { wordpressName } from '@storeyard/core/domain/marks'
import { readMetric } from '../../scripts/lib/readMetric.ts'
import { holdFor, untilTrue } from './harness/hands.ts'
import { hold } from './harness/holds.ts'
import { holdWords } from './harness/holdWords.ts'
import { type RowTools, testRows } from './harness/rows.ts'
import type { Service } from './harness/service.ts'

/** From the end of the active one to the other's turn. */
const takeoverSeconds = 15

const isActive = async ({ port }: Service) => (await readMetric(port, 'storeyard_reconciler_active')) === 1

/** Two of them run; the active one and the one that waits. */
async function pair({ system }: RowTools): Promise<[active: Service, waiting: Service]> {
  if (system.running('reconciler').length < 2) await (await system.launch('reconciler')).ready()
  let active: Service | undefined
  await untilTrue(
    'one reconciler is active',
    async () => {
      for (const one of system.running('reconciler')) if (await isActive(one)) active = one
      return active !== undefined
    },
    20,
  )
  const waiting = system.running('reconciler').find((one) => one !== active)
  if (!active || !waiting) throw new Error('there are not two reconcilers')
  return [active, waiting]
}

testRows('reconciler', { workers: 1 }, [
  {
    name: 'reconciler-killed',
    injection: 'SIGKILL of the active reconciler while a store starts',
    expected: `the other one is active within ${takeoverSeconds} s, Ready`,
    boundSeconds: 25,
    guard: 'a lease in Postgres',
    alone: true,
    run: async (tools) => {
      const [active, waiting] = await pair(tools)
      const store = await tools.stores.create('killed')
      await active.end('SIGKILL')
      tools.recovering()
      const since = performance.now()
      await untilTrue('the other one is active', () => isActive(waiting), takeoverSeconds)
      const seconds = ((performance.now() - since) / 1_000).toFixed(1)
      await tools.stores.ready(store, 40)
      if (!(await isActive(waiting))) throw new Error('the other one is not active any more')
      return `the other one was active after ${seconds} s of ${takeoverSeconds}, Ready`
    },
  },
  {
    name: 'reconciler-zombie',
    injection: 'SIGSTOP of the active reconciler past its lease in the midst of a write, then SIGCONT',
    expected: 'the other one takes over and stays; the one that wakes writes nothing',
    boundSeconds: 25,
    guard: 'what is observed is written with a fence',
    alone: true,
    run: async (tools) => {
      const { system, stores } = tools
      const store = await stores.createReady('zombie')
      const fence = async () => {
        const { rows } = await system.db.query('select observed_fence as fence from stores where id = $1', [store.id])
        return Number(rows[0]?.fence)
      }
      const [active, waiting] = await pair(tools)
      const writing = holdWords(system, 'storeyard-reconciler', new RegExp(`for no key update[^]*${store.id}`))
      await system.kubectl('scale', 'deployment', wordpressName, '--replicas=0', '--namespace', store.namespace)
      await writing.reached
      active.signal('SIGSTOP')
      tools.recovering()
      const before = await fence()
      await untilTrue('the other one is active', () => isActive(waiting), 20)
      await untilTrue('it has observed the store', async () => (await fence()) > before, 20)
      tools.recovered()
      const now = await fence()
      active.signal('SIGCONT')
      writing.release()
      let isOver = false
      // What the wrong one writes, the right one mends within seconds.
      const watch = async () => {
        while (!isOver) {
          if ((await fence()) !== now) throw new Error('the one that woke wrote the row')
          await holdFor(0.02)
        }
      }
      const after = stores.createReady('after').finally(() => {
        isOver = true
      })
      await Promise.all([after, watch()])
      await untilTrue('the one that woke knows', async () => !(await isActive(active)), 20)
      if (!(await isActive(waiting))) throw new Error('the other one lost its turn')
      await stores.ready(store, 40)
      return 'one active all the time, the write of the other refused'
    },
  },
  {
    name: 'reconciler-first-list',
    injection: 'a reconciler starts while the API server keeps its first list of Deployments',
    expected: 'no store is said to lack what is not listed yet; Ready all the time',
    boundSeconds: 30,
    guard: 'nothing is compared before the first list is in',
    alone: true,
    run: async ({ system, stores, recovering }) => {
      const store = await stores.createReady('listed')
      const before = (await stores.events(store)).length
      await Promise.all(system.running('reconciler').map((one) => one.end('SIGKILL')))
      const listing = hold(system, ({ helm, path }) => !helm && /\/apis\/apps\/v1\/deployments\b/.test(path))
      recovering()
      const started = await system.launch('reconciler')
      await listing.reached
      await untilTrue('it is active', () => isActive(started), 20)
      // Some sweeps long.
      await holdFor(4)
      const { status } = await stores.read(store.id)
      listing.release()
      await started.ready()
      if (status !== 'Ready' || (await stores.events(store)).length !== before)
        throw new Error(`it was ${status} meanwhile`)
      return 'Ready all the time'
    },
  },
  {
    name: 'front-page-broken',
    injection: "a Ready store's front page answers 500, and 200 again later",
    expected: 'Degraded with FrontPage meanwhile; nothing is applied or removed',
    boundSeconds: 60,
    guard: 'front pages are asked as visitors do',
    alone: true,
    run: async ({ system, stores, recovering }) => {
      const store = await stores.createReady('page')
      const applied = async () => (await stores.events(store)).filter(({ type }) => type === 'Applied').length
      const before = await applied()
      system.frontPages.answer(store.domain, 500)
      recovering()
      await stores.until(store, 'Degraded', ({ status, reason }) => status === 'Degraded' && reason === 'FrontPage', 40)
      system.frontPages.clear()
      await stores.ready(store, 50)
      if ((await applied()) !== before) throw new Error('it was applied again')
      return 'Degraded with FrontPage, then Ready'
    },
  },
])
