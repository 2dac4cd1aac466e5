import { waitFor } from '@storeyard/local-node/machine/wait'
import { readMetric } from '../../scripts/lib/readMetric.ts'
import { createStores } from './harness/stores.ts'
import { openSystem } from './harness/system.ts'

const system = await openSystem()
const stores = createStores(system.api)
afterAll(() => stores.removeAll(), 240_000)

test('on a healthy system nothing is repaired', async () => {
  const { reconcilerHealth } = system.settings.ports
  const repairs = () => readMetric(reconcilerHealth, 'storeyard_reconciler_found_total', { repair: 'true' })
  const sweeps = () => readMetric(reconcilerHealth, 'storeyard_reconciler_sweeps_total', { rows: 'all' })
  const before = await repairs()
  await stores.ready([await stores.create('well-0'), await stores.create('well-1')])
  const swept = await sweeps()
  await waitFor('two comparisons of all stores', async () => (await sweeps()) >= swept + 2, {
    deadlineMs: 120_000,
    everyMs: 500,
  })
  expect(await repairs()).toBe(before)
}, 400_000)
