import { createApiClient } from '../apiClient.ts'
import { readNumbers } from '../readArguments.ts'
import { loadSettings } from '../settings.ts'
import { waitForStores } from './waitForStores.ts'
import { withStores } from './withStores.ts'

type Api = ReturnType<typeof createApiClient>

/** Seconds from the first POST until all were Ready, by the database's clock; the stores are gone again when it returns. */
async function measure(api: Api, names: string[]): Promise<number> {
  return withStores(api, names, async (stores) => {
    const ids = new Set(stores.map(({ id }) => id))
    await waitForStores(api, ids, 'Ready')
    const readyAt = await Promise.all([...ids].map((id) => api.becameReadyAt(id)))
    return (Math.max(...readyAt) - Math.min(...stores.map((store) => Date.parse(store.created_at)))) / 1_000
  })
}

async function rounds(api: Api, count: number, title: string, stores: number): Promise<void> {
  const seconds: number[] = []
  for (let round = 0; round < count; round++) {
    const run = Date.now().toString(36)
    seconds.push(
      await measure(
        api,
        Array.from({ length: stores }, (_, index) => `bench-${run}-${index}`),
      ),
    )
  }
  const sorted = seconds.sort((a, b) => a - b)
  const median = sorted[Math.floor(sorted.length / 2)] ?? Number.NaN
  console.log(`${title}: median ${median.toFixed(1)} s (${sorted.map((one) => one.toFixed(1)).join(', ')})`)
}

const asked = readNumbers('./scripts/bench [--stores 8] [--rounds 3]', {
  stores: { default: 8, least: 1 },
  rounds: { default: 3, least: 1 },
})
const api = createApiClient(loadSettings(process.env))
await rounds(api, asked.rounds, 'POST to Ready, one store alone', 1)
await rounds(api, asked.rounds, `POST to Ready, ${asked.stores} stores at once`, asked.stores)
