import type { CreateStore, PatchStore } from '@storeyard/core/contract/stores'
import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query'
import { readAddressPattern } from '../stores/address.ts'
import { pollIntervalMs } from '../stores/pollInterval.ts'
import { ask, client } from './ask.ts'
import { keys, type StoreFilter } from './keys.ts'
import { live } from './liveEvents.ts'

const pageSize = 50
const ofPage = (cursor: string) => ({ limit: pageSize, ...(cursor && { cursor }) })

export const storesQuery = (filter: StoreFilter) =>
  infiniteQueryOptions({
    queryKey: keys.list(filter),
    queryFn: ({ pageParam, signal }) =>
      ask(
        client.GET('/stores', {
          signal,
          params: {
            query: {
              ...ofPage(pageParam),
              ...(filter.name && { name: filter.name }),
              ...(filter.status && { status: filter.status }),
            },
          },
        }),
      ),
    initialPageParam: '',
    getNextPageParam: (page) => page.next_cursor,
    refetchInterval: ({ state }) =>
      pollIntervalMs({
        stores: state.data?.pages.flatMap(({ items }) => items) ?? [],
        live: live.get() === 'live',
        failed: state.fetchFailureCount > 0,
      }),
  })

const of = (id: string) => ({ path: { id } })

export const storeQuery = (id: string) =>
  queryOptions({
    queryKey: keys.store(id),
    queryFn: ({ signal }) => ask(client.GET('/stores/{id}', { signal, params: of(id) })),
    refetchInterval: ({ state }) =>
      pollIntervalMs({
        stores: state.data ? [state.data] : [],
        live: live.get() === 'live',
        failed: state.fetchFailureCount > 0,
      }),
  })

export const eventsQuery = (id: string) =>
  infiniteQueryOptions({
    queryKey: keys.events(id),
    queryFn: ({ pageParam, signal }) =>
      ask(client.GET('/stores/{id}/events', { signal, params: { ...of(id), query: ofPage(pageParam) } })),
    initialPageParam: '',
    getNextPageParam: (page) => page.next_cursor,
  })

export const generationsQuery = (id: string) =>
  infiniteQueryOptions({
    queryKey: keys.generations(id),
    queryFn: ({ pageParam, signal }) =>
      ask(client.GET('/stores/{id}/generations', { signal, params: { ...of(id), query: ofPage(pageParam) } })),
    initialPageParam: '',
    getNextPageParam: (page) => page.next_cursor,
  })

/** Any store that there is or was tells how addresses look. */
export const addressPatternQuery = queryOptions({
  queryKey: keys.addressPattern,
  queryFn: async ({ signal }) => {
    const { items } = await ask(
      client.GET('/stores', { signal, params: { query: { limit: 1, include_deleted: 'true' } } }),
    )
    return items[0] ? readAddressPattern(items[0]) : null
  },
  staleTime: 10 * 60_000,
})

interface Attempt {
  id: string
  /** The same attempt acts once, however often it is sent. */
  attempt: string
}
const once = (attempt: string) => ({ 'Idempotency-Key': attempt })
const onceOf = ({ id, attempt }: Attempt) => ({ ...of(id), header: once(attempt) })

/** The same attempt never makes two stores, however often it is sent. */
export const createStore = ({ store, attempt }: { store: CreateStore; attempt: string }) =>
  ask(client.POST('/stores', { body: store, params: { header: once(attempt) } }))

export const patchStore = (id: string, patch: PatchStore) =>
  ask(client.PATCH('/stores/{id}', { body: patch, params: of(id) }))

export const deleteStore = (id: string) => ask(client.DELETE('/stores/{id}', { params: of(id) }))

export const upgradeStore = (attempt: Attempt) => ask(client.POST('/stores/{id}/upgrade', { params: onceOf(attempt) }))

export const rollBackStore = ({ generation, ...attempt }: Attempt & { generation: number }) =>
  ask(client.POST('/stores/{id}/rollback', { body: { generation }, params: onceOf(attempt) }))

export const takeWayOut = ({ act, ...attempt }: Attempt & { act: 'accept_data_loss' | 'adopt' | 'abandon' }) => {
  const params = onceOf(attempt)
  if (act === 'adopt') return ask(client.POST('/stores/{id}/adopt', { params }))
  if (act === 'abandon') return ask(client.POST('/stores/{id}/abandon', { params }))
  return ask(client.POST('/stores/{id}/retry', { params, body: { accept_data_loss: true } }))
}

export const retryStore = (id: string) => ask(client.POST('/stores/{id}/retry', { params: of(id) }))

export const readCredentials = (id: string) => ask(client.GET('/stores/{id}/credentials', { params: of(id) }))
