import { readMetric } from '../e2e/harness/metrics.ts'
import { untilTrue } from './harness/hands.ts'
import { type RowTools, testRows } from './harness/rows.ts'
import type { Service } from './harness/service.ts'

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
    expected: 'the other one becomes active, Ready',
    boundSeconds: 25,
    guard: 'a lease in Postgres',
    alone: true,
    run: async (tools) => {
      const [active, waiting] = await pair(tools)
      const store = await tools.stores.create('killed')
      await active.end('SIGKILL')
      tools.recovering()
      await tools.stores.ready(store, 40)
      if (!(await isActive(waiting))) throw new Error('the other one is not active')
      return 'Ready by the other'
    },
  },
  {
    name: 'reconciler-zombie',
    injection: 'SIGSTOP of the active reconciler past its lease, then SIGCONT',
    expected: 'the other one takes over and stays; the one that wakes writes nothing',
    boundSeconds: 25,
    guard: 'what is observed is written with a fence',
    alone: true,
    run: async (tools) => {
      const { system, stores } = tools
      const [active, waiting] = await pair(tools)
      active.signal('SIGSTOP')
      tools.recovering()
      await untilTrue('the other one is active', () => isActive(waiting), 20)
      const store = await stores.createReady('zombie')
      tools.recovered()
      const fence = async () => {
        const { rows } = await system.db.query('select observed_fence as fence from stores where id = $1', [store.id])
        return Number(rows[0]?.fence)
      }
      const before = await fence()
      active.signal('SIGCONT')
      await untilTrue('the one that woke knows', async () => !(await isActive(active)), 20)
      await stores.createReady('after')
      if ((await fence()) < before) throw new Error('the one that woke wrote the row')
      if (!(await isActive(waiting))) throw new Error('the other one lost its turn')
      return 'one active all the time'
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
