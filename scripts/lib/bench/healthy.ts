import { setTimeout as pause } from 'node:timers/promises'
import { createApiClient } from '../apiClient.ts'
import { readNumbers } from '../readArguments.ts'
import { readMetric } from '../readMetric.ts'
import { loadSettings } from '../settings.ts'
import { waitForStores } from './waitForStores.ts'
import { withStores } from './withStores.ts'

const { stores: count, minutes } = readNumbers('./scripts/bench healthy [--stores 20] [--minutes 10]', {
  stores: { default: 20, least: 1 },
  minutes: { default: 10, least: 1 },
})
const settings = loadSettings(process.env)
const { workerHealth, reconcilerHealth } = settings.ports
const api = createApiClient(settings)

const look = async () => ({
  repairs: await readMetric(reconcilerHealth, 'storeyard_reconciler_found_total', { repair: 'true' }),
  sweeps: await readMetric(reconcilerHealth, 'storeyard_reconciler_sweeps_total', { rows: 'all' }),
  worker: await readMetric(workerHealth, 'process_cpu_seconds_total'),
  reconciler: await readMetric(reconcilerHealth, 'process_cpu_seconds_total'),
})

const run = Date.now().toString(36)
const names = Array.from({ length: count }, (_, index) => `healthy-${run}-${index}`)
await withStores(api, names, async (stores) => {
  const ids = new Set(stores.map(({ id }) => id))
  await waitForStores(api, ids, 'Ready')
  const before = await look()
  await pause(minutes * 60_000)
  const after = await look()
  const still = (await api.listAll()).filter(({ id, status }) => ids.has(id) && status === 'Ready').length
  const perMinute = (part: 'worker' | 'reconciler') => (((after[part] - before[part]) * 1_000) / minutes).toFixed(0)
  console.log(
    `${count} stores for ${minutes} min: ${still} Ready, ${after.repairs - before.repairs} repairs in ` +
      `${after.sweeps - before.sweeps} comparisons of all stores; CPU a minute: worker ${perMinute('worker')} ms, ` +
      `reconciler ${perMinute('reconciler')} ms`,
  )
  if (still < count || after.repairs > before.repairs) process.exitCode = 1
})
