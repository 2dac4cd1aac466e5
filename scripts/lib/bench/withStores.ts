import type { Store } from '@storeyard/core/contract/stores'
import type { createApiClient } from '../apiClient.ts'
import { waitForStores } from './waitForStores.ts'

/** Works on stores of these names. Whatever becomes of that, those that were made are gone again when it returns. */
export async function withStores<T>(
  api: ReturnType<typeof createApiClient>,
  names: readonly string[],
  work: (stores: Store[]) => Promise<T>,
): Promise<T> {
  const asked = await Promise.allSettled(names.map((name) => api.create({ store_name: name })))
  const stores = asked.filter((one) => one.status === 'fulfilled').map(({ value }) => value)
  try {
    const refused = asked.find((one) => one.status === 'rejected')
    if (refused) throw refused.reason
    return await work(stores)
  } finally {
    await Promise.all(stores.map(({ id }) => api.remove(id)))
    await waitForStores(api, new Set(stores.map(({ id }) => id)), 'Deleted')
  }
}
