import { readFileSync } from 'node:fs'
import { type CreateStore, Store, StoreEventPage, StorePage } from '@storeyard/core/contract/stores'
import type { z } from 'zod'
import type { Settings } from './settings.ts'

/** The few calls of the API that the scripts make, with the first admin key. */
export function createApiClient({ ports, paths }: Settings) {
  const call = async (method: string, path: string, body?: object): Promise<unknown> => {
    const response = await fetch(`http://127.0.0.1:${ports.api}/api/v1${path}`, {
      method,
      headers: {
        authorization: `Bearer ${readFileSync(paths.adminKey, 'utf8').trim()}`,
        ...(body ? { 'content-type': 'application/json' } : {}),
      },
      body: body ? JSON.stringify(body) : undefined,
      signal: AbortSignal.timeout(10_000),
    })
    const answer = await response.json()
    if (!response.ok) throw new Error(`${method} ${path} answered ${response.status}: ${JSON.stringify(answer)}`)
    return answer
  }
  return {
    findByName: async (name: string): Promise<Store | null> => {
      const page = StorePage.parse(await call('GET', `/stores?name=${name}&limit=200`))
      return page.items.find((store) => store.store_name === name && store.status !== 'Deleting') ?? null
    },
    get: async (id: string) => Store.parse(await call('GET', `/stores/${id}`)),
    create: async (store: Partial<z.input<typeof CreateStore>>) => Store.parse(await call('POST', '/stores', store)),
    listAll: async () => StorePage.parse(await call('GET', '/stores?limit=200&include_deleted=true')).items,
    becameReadyAt: async (id: string) => {
      const { items } = StoreEventPage.parse(await call('GET', `/stores/${id}/events`))
      const ready = items.find(({ type, data }) => type === 'StatusChanged' && data.to === 'Ready')
      return Date.parse(ready?.at ?? '')
    },
    remove: async (id: string) => Store.parse(await call('DELETE', `/stores/${id}`)),
  }
}
