import type { Store } from '@storeyard/core/contract/stores'
import { type Progress, unchanged } from '@storeyard/local-node/machine/progress'
import { waitFor } from '@storeyard/local-node/machine/wait'
import { createApiClient } from './apiClient.ts'
import type { Settings } from './settings.ts'

/** A first store, so that there is something to look at; one that was deleted by hand is made again. */
export async function ensureDemo(settings: Settings, progress: Progress): Promise<string> {
  const api = createApiClient(settings)
  return progress
    .step('Provisioning the store demo', async () => {
      const found = await api.findByName('demo')
      if (found?.status === 'Ready') return unchanged
      const { id } = found ?? (await api.create({ store_name: 'demo', title: 'Demo Store' }))
      return waitFor('the store demo to be Ready', () => readyOrFailed(() => api.get(id)), {
        deadlineMs: 600_000,
        everyMs: 200,
      })
    })
    .then(async () => (await api.findByName('demo'))?.url ?? '')
}

async function readyOrFailed(read: () => Promise<Store>): Promise<Store | null> {
  const store = await read()
  if (store.status === 'Failed') throw new Error(`The store demo failed (${store.reason}): ${store.message}`)
  return store.status === 'Ready' ? store : null
}
