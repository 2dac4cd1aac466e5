import type { Store } from '@storeyard/core/contract/stores'
import { waitFor } from '@storeyard/local-node/machine/wait'
import { readMetric } from '../../scripts/lib/readMetric.ts'
import { partOf } from './harness/parts.ts'
import { descendantsOf } from './harness/processes.ts'
import { becameAt, createStores, hasEvent } from './harness/stores.ts'
import { openSystem, report } from './harness/system.ts'

const system = await openSystem()
const { api } = system
const stores = createStores(api)
afterAll(() => stores.removeAll(), 240_000)

/** By the database's clock, from the first POST to the last Ready. */
async function secondsToReady(made: readonly Store[]): Promise<string> {
  const readyAt = await Promise.all(made.map((store) => becameAt(api, store, 'Ready')))
  return ((Math.max(...readyAt) - Math.min(...made.map(({ created_at }) => Date.parse(created_at)))) / 1_000).toFixed(1)
}

test('one store alone becomes Ready', async () => {
  report(`POST to Ready, one store alone: ${await secondsToReady([await stores.createReady('alone')])} s`)
}, 300_000)

test('eight stores posted at once all become Ready, and the worker runs no helm while their pods start', async () => {
  const helmRuns = () => readMetric(system.settings.ports.workerHealth, 'storeyard_worker_helm_running')
  const eight = await Promise.all(Array.from({ length: 8 }, (_, index) => stores.create(`eight-${index}`)))
  const unapplied = new Set(eight)
  await waitFor(
    'all of them to be applied',
    async () => {
      await Promise.all(
        [...unapplied].map(async (store) => (await hasEvent(api, store, 'Applied')) && unapplied.delete(store)),
      )
      return unapplied.size === 0
    },
    { deadlineMs: 120_000, everyMs: 200 },
  )
  const worker = partOf(system, 'worker')
  let looks = 0
  await waitFor(
    'all of them to be Ready',
    async () => {
      const starting = await isOneNotReady(eight)
      if (!starting) return true
      expect(descendantsOf(worker.pid)).toEqual([])
      expect(await helmRuns()).toBe(0)
      looks++
    },
    { deadlineMs: 240_000, everyMs: 200 },
  )
  expect(looks).toBeGreaterThan(0)
  await stores.ready(eight)
  report(`POST to Ready, eight stores at once: ${await secondsToReady(eight)} s`)
}, 400_000)

async function isOneNotReady(made: readonly Store[]): Promise<boolean> {
  const ready = new Set((await api.list()).filter(({ status }) => status === 'Ready').map(({ id }) => id))
  return made.some(({ id }) => !ready.has(id))
}
