import { randomBytes } from 'node:crypto'
import type { Store } from '@storeyard/core/contract/stores'
import { waitFor } from '@storeyard/local-node/machine/wait'
import type { Api, NewStore } from './api.ts'

const readyMs = 240_000
const deletedMs = 180_000
// One list for all stores, and seldom enough for a key's limit of calls.
const everyMs = 300

/** The stores of one test file: names that no other run has, and all of them gone at the end. */
export function createStores(api: Api) {
  const run = randomBytes(3).toString('hex')
  const ids = new Set<string>()
  const adopt = (store: Store) => {
    ids.add(store.id)
    return store
  }

  /** The same stores once all of them are Ready; fails at once when one of them has failed. */
  const ready = (stores: readonly Store[]) =>
    waitFor(
      `${stores.map(({ store_name }) => store_name).join(', ')} to be Ready`,
      async () => {
        const found = new Map((await api.list()).map((store) => [store.id, store]))
        const now = stores.map(({ id }) => found.get(id)).filter((store) => store !== undefined)
        const failed = now.find(({ status }) => status === 'Failed')
        if (failed) throw new Error(`${failed.store_name} failed (${failed.reason}): ${failed.message}`)
        return now.length === stores.length && now.every(({ status }) => status === 'Ready') && now
      },
      { deadlineMs: readyMs, everyMs },
    )

  const create = async (label: string, request: Partial<NewStore> = {}) =>
    adopt(await api.create({ store_name: `${label}-${run}`, ...request }))

  return {
    run,
    create,
    ready,
    /** Has a store that somebody else created removed too. */
    adopt,
    createReady: async (label: string, request: Partial<NewStore> = {}): Promise<Store> => {
      const [store] = await ready([await create(label, request)])
      if (!store) throw new Error(`the store ${label} is not there`)
      return store
    },
    removeAll: async () => {
      const mine = async () => (await api.list()).filter(({ id }) => ids.has(id))
      for (const store of await mine()) {
        if (store.deletion_protection) await api.patch(store.id, { deletion_protection: false })
        await api.remove(store.id)
      }
      await waitFor('the stores of this file to be gone', async () => (await mine()).length === 0, {
        deadlineMs: deletedMs,
        everyMs,
      })
    },
  }
}

/** The moment of a store's first turn to this status, by the database's clock. */
export async function becameAt(api: Api, { id }: Store, status: Store['status']): Promise<number> {
  const turn = (await api.events(id)).find(({ type, data }) => type === 'StatusChanged' && data.to === status)
  if (!turn) throw new Error(`the store ${id} was never ${status}`)
  return Date.parse(turn.at)
}

export const hasEvent = async (api: Api, { id }: Store, type: string) =>
  (await api.events(id)).some((event) => event.type === type)

/** The store once it shows this status for this reason. */
export const shows = (api: Api, { id }: Store, status: Store['status'], reason: string | null, deadlineMs: number) =>
  waitFor(
    `${id} to be ${status} for ${reason}`,
    async () => {
      const store = await api.get(id)
      return store.status === status && store.reason === reason && store
    },
    { deadlineMs, everyMs: 500 },
  )
