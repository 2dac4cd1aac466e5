import {
  GenerationPage,
  ListEvents,
  ListGenerations,
  ListStores,
  Store,
  StoreEventPage,
  StorePage,
} from '@storeyard/core/contract/stores'
import { listGenerations } from '@storeyard/core/db/generations'
import { listEvents } from '@storeyard/core/db/readEvents'
import { listStores } from '@storeyard/core/db/readStores'
import { endpoint } from '../http/endpoint.ts'
import { EtagHeaders, setEtag } from '../http/ifMatch.ts'
import { refuseCursor } from '../http/refuseCursor.ts'
import { requireStore, StoreParams, type StoresContext } from './context.ts'
import { presentEvent, presentGeneration, presentStore } from './presentStore.ts'

export const readStoreEndpoints = ({ db, platform: { address } }: StoresContext) => [
  endpoint({
    method: 'get',
    path: '/stores',
    summary: 'List stores, the newest first or as `sort` says',
    access: 'viewer',
    query: ListStores,
    answer: { status: 200, description: 'One page', schema: StorePage },
    handle: async ({ query }): Promise<StorePage> => {
      const { items, nextCursor } = (await listStores(db, query)) ?? refuseCursor()
      return { items: items.map((row) => presentStore(row, address)), next_cursor: nextCursor }
    },
  }),
  endpoint({
    method: 'get',
    path: '/stores/:id',
    summary: 'Show a store',
    access: 'viewer',
    params: StoreParams,
    answer: { status: 200, description: 'The store', schema: Store, headers: EtagHeaders },
    problems: ['NOT_FOUND'],
    handle: async ({ params, res }) => {
      const store = presentStore(await requireStore(db, params.id), address)
      setEtag(res, store)
      return store
    },
  }),
  endpoint({
    method: 'get',
    path: '/stores/:id/events',
    summary: 'List what happened to a store, the newest first',
    access: 'viewer',
    params: StoreParams,
    query: ListEvents,
    answer: { status: 200, description: 'One page', schema: StoreEventPage },
    problems: ['NOT_FOUND'],
    handle: async ({ params, query, caller }): Promise<StoreEventPage> => {
      const { id } = await requireStore(db, params.id)
      const before = query.cursor === undefined ? undefined : Number(query.cursor)
      const { items, nextCursor } = await listEvents(db, { storeId: id, before, limit: query.limit })
      const { role } = caller()
      return {
        items: items.map((row) => presentEvent(row, role)),
        next_cursor: nextCursor === null ? null : String(nextCursor),
      }
    },
  }),
  endpoint({
    method: 'get',
    path: '/stores/:id/generations',
    summary: 'List what people asked of a store, the newest first',
    access: 'viewer',
    params: StoreParams,
    query: ListGenerations,
    answer: { status: 200, description: 'One page', schema: GenerationPage },
    problems: ['NOT_FOUND'],
    handle: async ({ params, query }): Promise<GenerationPage> => {
      const store = await requireStore(db, params.id)
      const { items, nextCursor } = await listGenerations(db, store, { before: query.cursor, limit: query.limit })
      return { items: items.map(presentGeneration), next_cursor: nextCursor === null ? null : String(nextCursor) }
    },
  }),
]
