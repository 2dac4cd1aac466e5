import type { Store } from '@storeyard/core/contract/stores'
import { until } from '../../../services/core/test/harness/server.ts'
import { createApi, type NewStore } from '../../e2e/harness/api.ts'
import type { System } from './system.ts'

export const apiOf = (system: System, port = system.one('api').port) =>
  createApi({ ports: { api: port }, paths: { adminKey: system.adminKey } })

/** The stores of one row: all that the API accepted are remembered, for the invariants to look for. */
export function createStores(system: System, row: string) {
  const accepted: Store[] = []
  const read = (id: string) => apiOf(system).get(id)

  const create = async (label: string, request: Partial<NewStore> = {}, port?: number): Promise<Store> => {
    const store = await apiOf(system, port).create({ store_name: `${label}-${row}-${system.run}`, ...request })
    accepted.push(store)
    return store
  }
  /** Waits until the store is as `probe` says; the message names what it was instead. */
  const untilIt = async (store: Store, what: string, probe: (now: Store) => boolean, seconds: number) => {
    let last: Store = store
    try {
      return await until(
        `${store.store_name} is ${what}`,
        async () => {
          last = await read(store.id)
          return probe(last) && last
        },
        seconds * 1_000 * system.context.patience,
      )
    } catch (err) {
      throw new Error(`${store.store_name} is ${last.status} (${last.reason}: ${last.message}), not ${what}`, {
        cause: err,
      })
    }
  }
  const ready = (store: Store, seconds = 40) => untilIt(store, 'Ready', ({ status }) => status === 'Ready', seconds)

  return {
    accepted,
    remember: (store: Store) => {
      accepted.push(store)
      return store
    },
    create,
    read,
    until: untilIt,
    ready,
    createReady: async (label: string, request: Partial<NewStore> = {}, port?: number) =>
      ready(await create(label, request, port)),
    failed: (store: Store, reason: string, seconds: number) =>
      untilIt(store, `Failed with ${reason}`, (now) => now.status === 'Failed' && now.reason === reason, seconds),
    deleted: (store: Store, seconds: number) =>
      untilIt(store, 'Deleted', ({ status }) => status === 'Deleted', seconds),
    events: (store: Store) => apiOf(system).events(store.id),
    hasEvent: (store: Store, type: string, seconds: number) =>
      until(
        `${store.store_name} has an event ${type}`,
        async () => (await apiOf(system).events(store.id)).find((event) => event.type === type) ?? null,
        seconds * 1_000 * system.context.patience,
      ),
  }
}
export type Stores = ReturnType<typeof createStores>
