import { PatchStore, Store } from '@storeyard/core/contract/stores'
import { patchStore, requestDeletion, requestRetry } from '@storeyard/core/db/desired'
import { endpoint } from '../http/endpoint.ts'
import { requireStore, StoreParams, type StoresContext } from './context.ts'
import { presentStore } from './presentStore.ts'

export const changeStoreEndpoints = ({ db, enqueue, platform: { address } }: StoresContext) => {
  const show = async (storeId: string) => presentStore(await requireStore(db, storeId), address)
  return [
    endpoint({
      method: 'patch',
      path: '/stores/:id',
      summary: "Change a store's label in the dashboard, or its protection against deletion",
      access: 'operator',
      params: StoreParams,
      body: PatchStore,
      answer: { status: 200, description: 'The store as it is now', schema: Store },
      problems: ['NOT_FOUND', 'STORE_DELETED'],
      handle: async ({ params, body, actor }) => {
        await patchStore(db, actor(), params.id, body)
        return show(params.id)
      },
    }),
    endpoint({
      method: 'delete',
      path: '/stores/:id',
      summary: 'Delete a store with all its data',
      description: 'Asking again is no error and changes nothing.',
      access: 'operator',
      params: StoreParams,
      answer: { status: 202, description: 'The store is being deleted, or was', schema: Store },
      problems: ['NOT_FOUND', 'DELETION_PROTECTED'],
      handle: async ({ params, actor }) => {
        await requestDeletion(db, actor(), params.id)
        const store = await show(params.id)
        if (store.deleted_at === null) await enqueue(store.id)
        return store
      },
    }),
    endpoint({
      method: 'post',
      path: '/stores/:id/retry',
      summary: 'Try a store again, without waiting for a backoff',
      access: 'operator',
      params: StoreParams,
      answer: { status: 202, description: 'The store will be tried again', schema: Store },
      problems: ['NOT_FOUND', 'STORE_DELETED'],
      handle: async ({ params, actor }) => {
        await requestRetry(db, actor(), params.id)
        const store = await show(params.id)
        await enqueue(store.id)
        return store
      },
    }),
  ]
}
