import {
  type CreateStore,
  Credentials,
  GenerationPage,
  type PatchStore,
  Store,
  StoreEventPage,
  StorePage,
} from '@storeyard/core/contract/stores'
import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query'
import { readAddressPattern } from '../stores/address.ts'
import { pollIntervalMs } from '../stores/pollInterval.ts'
import { keys, type StoreFilter } from './keys.ts'
import { live } from './liveEvents.ts'
import { request } from './request.ts'

const pageSize = 50

const listPath = ({ name, status }: StoreFilter, cursor: string) => {
  const query = new URLSearchParams({ limit: String(pageSize) })
  if (name) query.set('name', name)
  if (status) query.set('status', status)
  if (status === 'Deleted') query.set('include_deleted', 'true')
  if (cursor) query.set('cursor', cursor)
  return `/stores?${query}`
}

export const storesQuery = (filter: StoreFilter) =>
  infiniteQueryOptions({
    queryKey: keys.list(filter),
    queryFn: ({ pageParam, signal }) => request(listPath(filter, pageParam), StorePage, { signal }),
    initialPageParam: '',
    getNextPageParam: (page) => page.next_cursor,
    refetchInterval: ({ state }) =>
      pollIntervalMs({
        stores: state.data?.pages.flatMap(({ items }) => items) ?? [],
        live: live.get() === 'live',
        failed: state.fetchFailureCount > 0,
      }),
  })

export const storeQuery = (id: string) =>
  queryOptions({
    queryKey: keys.store(id),
    queryFn: ({ signal }) => request(`/stores/${encodeURIComponent(id)}`, Store, { signal }),
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
    queryFn: ({ pageParam, signal }) => {
      const cursor = pageParam ? `&cursor=${encodeURIComponent(pageParam)}` : ''
      return request(`/stores/${encodeURIComponent(id)}/events?limit=${pageSize}${cursor}`, StoreEventPage, { signal })
    },
    initialPageParam: '',
    getNextPageParam: (page) => page.next_cursor,
  })

export const generationsQuery = (id: string) =>
  infiniteQueryOptions({
    queryKey: keys.generations(id),
    queryFn: ({ pageParam, signal }) => {
      const cursor = pageParam ? `&cursor=${encodeURIComponent(pageParam)}` : ''
      return request(`/stores/${id}/generations?limit=${pageSize}${cursor}`, GenerationPage, { signal })
    },
    initialPageParam: '',
    getNextPageParam: (page) => page.next_cursor,
  })

/** Any store that there is or was tells how addresses look. */
export const addressPatternQuery = queryOptions({
  queryKey: keys.addressPattern,
  queryFn: async ({ signal }) => {
    const { items } = await request('/stores?limit=1&include_deleted=true', StorePage, { signal })
    return items[0] ? readAddressPattern(items[0]) : null
  },
  staleTime: 10 * 60_000,
})

/** The same attempt never makes two stores, however often it is sent. */
export const createStore = ({ store, attempt }: { store: Partial<CreateStore>; attempt: string }) =>
  request('/stores', Store, { method: 'POST', body: store, headers: { 'idempotency-key': attempt } })

export const patchStore = (id: string, patch: PatchStore) =>
  request(`/stores/${id}`, Store, { method: 'PATCH', body: patch })

export const deleteStore = (id: string) => request(`/stores/${id}`, Store, { method: 'DELETE' })

interface Attempt {
  id: string
  /** The same attempt acts once, however often it is sent. */
  attempt: string
}

const ask = ({ id, attempt }: Attempt, act: string, body?: object) =>
  request(`/stores/${id}/${act}`, Store, { method: 'POST', body, headers: { 'idempotency-key': attempt } })

export const upgradeStore = (of: Attempt) => ask(of, 'upgrade')

export const rollBackStore = ({ generation, ...of }: Attempt & { generation: number }) =>
  ask(of, 'rollback', { generation })

export const takeWayOut = ({ act, ...of }: Attempt & { act: 'accept_data_loss' | 'adopt' | 'abandon' }) =>
  act === 'accept_data_loss' ? ask(of, 'retry', { accept_data_loss: true }) : ask(of, act)

export const retryStore = (id: string) => request(`/stores/${id}/retry`, Store, { method: 'POST' })

export const readCredentials = (id: string) => request(`/stores/${id}/credentials`, Credentials)
