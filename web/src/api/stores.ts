import { hasCode } from '@storeyard/client/apiError'
import type { CreateStore, PatchStore } from '@storeyard/core/contract/stores'
import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query'
import { pollIntervalMs } from '../stores/pollInterval.ts'
import { ask, client } from './ask.ts'
import { keys, type StoreFilter } from './keys.ts'
import { live } from './live.ts'
import { notBefore } from './notBefore.ts'

const listPageSize = 100
const historyPageSize = 50
const searchMax = 20
const ofPage = (cursor: string, limit: number) => ({ limit, ...(cursor && { cursor }) })

/** Sooner than its trouble is forgotten (answering.ts). */
const failedMsMax = 20_000

export const storesQuery = (filter: StoreFilter) =>
  infiniteQueryOptions({
    queryKey: keys.list(filter),
    queryFn: ({ pageParam, signal }) =>
      ask(
        client.GET('/stores', {
          signal,
          params: {
            query: {
              ...ofPage(pageParam, listPageSize),
              sort: filter.sort,
              ...(filter.name && { name: filter.name }),
              ...(filter.statuses.length > 0 && { status: filter.statuses }),
              ...(filter.plans.length > 0 && { plan: filter.plans }),
            },
          },
        }),
      ),
    initialPageParam: '',
    getNextPageParam: (page) => page.next_cursor,
    refetchInterval: ({ state }) => {
      const pages = state.data?.pages ?? []
      const situation = {
        stores: pages.flatMap(({ items }) => items),
        live: live.get() === 'live',
        failed: state.fetchFailureCount > 0,
      }
      // All pages are asked for again, one after the other: a long list less often, so that the api has no more to do.
      const ms = pollIntervalMs(situation) * Math.max(1, pages.length)
      return notBefore(state.fetchFailureReason, situation.failed ? Math.min(ms, failedMsMax) : ms)
    },
  })

const of = (id: string) => ({ path: { id } })

export const readStore = (id: string, signal?: AbortSignal) =>
  ask(client.GET('/stores/{id}', { signal, params: of(id) }))

/** No store has this id, and none ever will. */
export const isNoStore = (err: unknown) => hasCode(err, 'NOT_FOUND', 'VALIDATION_FAILED')

export const storeQuery = (id: string) =>
  queryOptions({
    queryKey: keys.store(id),
    queryFn: ({ signal }) => readStore(id, signal),
    refetchInterval: ({ state }) => {
      if (isNoStore(state.error)) return false
      const situation = {
        stores: state.data ? [state.data] : [],
        live: live.get() === 'live',
        failed: state.fetchFailureCount > 0,
      }
      return notBefore(state.fetchFailureReason, pollIntervalMs(situation))
    },
  })

/** Names never change. */
export const storeNameQuery = (id: string) =>
  queryOptions({
    queryKey: keys.storeName(id),
    queryFn: async ({ signal }) => (await readStore(id, signal)).store_name,
    staleTime: Number.POSITIVE_INFINITY,
  })

/** A few stores by a part of their name, those that are gone too. */
export const storeSearchQuery = (name: string) =>
  queryOptions({
    queryKey: keys.storeSearch(name),
    queryFn: ({ signal }) =>
      ask(
        client.GET('/stores', {
          signal,
          params: { query: { limit: searchMax, include_deleted: 'true', ...(name && { name }) } },
        }),
      ),
  })

export const eventsQuery = (id: string) =>
  infiniteQueryOptions({
    queryKey: keys.events(id),
    queryFn: ({ pageParam, signal }) =>
      ask(
        client.GET('/stores/{id}/events', { signal, params: { ...of(id), query: ofPage(pageParam, historyPageSize) } }),
      ),
    initialPageParam: '',
    getNextPageParam: (page) => page.next_cursor,
  })

export const generationsQuery = (id: string) =>
  infiniteQueryOptions({
    queryKey: keys.generations(id),
    queryFn: ({ pageParam, signal }) =>
      ask(
        client.GET('/stores/{id}/generations', {
          signal,
          params: { ...of(id), query: ofPage(pageParam, historyPageSize) },
        }),
      ),
    initialPageParam: '',
    getNextPageParam: (page) => page.next_cursor,
  })

/** Whether a new store may have this name, and the address it would have. */
export const nameCheckQuery = (name: string) =>
  queryOptions({
    queryKey: keys.nameCheck(name),
    queryFn: ({ signal }) => ask(client.GET('/name-check', { signal, params: { query: { store_name: name } } })),
  })

/** A store as somebody looked at it: a change is refused when others changed it since. */
export interface Seen {
  id: string
  generation: number
}
export interface Attempt extends Seen {
  /** The same attempt acts once, however often it is sent. */
  attempt: string
}
const once = (attempt: string) => ({ 'Idempotency-Key': attempt })
const ifSeen = ({ generation }: Seen) => ({ 'If-Match': `"${generation}"` })
const onceOf = (seen: Attempt) => ({ ...of(seen.id), header: { ...ifSeen(seen), ...once(seen.attempt) } })

/** The same attempt never makes two stores, however often it is sent. */
export const createStore = ({ store, attempt }: { store: CreateStore; attempt: string }) =>
  ask(client.POST('/stores', { body: store, params: { header: once(attempt) } }))

export const patchStore = (attempt: Attempt, patch: PatchStore) =>
  ask(client.PATCH('/stores/{id}', { body: patch, params: onceOf(attempt) }))

export const deleteStore = (attempt: Attempt) => ask(client.DELETE('/stores/{id}', { params: onceOf(attempt) }))

export const upgradeStore = ({ chart_version, ...attempt }: Attempt & { chart_version: string | undefined }) =>
  ask(client.POST('/stores/{id}/upgrade', { body: { chart_version }, params: onceOf(attempt) }))

export const rollBackStore = ({ to, ...attempt }: Attempt & { to: number }) =>
  ask(client.POST('/stores/{id}/rollback', { body: { generation: to }, params: onceOf(attempt) }))

export const takeWayOut = ({ act, ...attempt }: Attempt & { act: 'accept_data_loss' | 'adopt' | 'abandon' }) => {
  const params = onceOf(attempt)
  if (act === 'adopt') return ask(client.POST('/stores/{id}/adopt', { params }))
  if (act === 'abandon') return ask(client.POST('/stores/{id}/abandon', { params }))
  return ask(client.POST('/stores/{id}/retry', { params, body: { accept_data_loss: true } }))
}

export const retryStore = (id: string) => ask(client.POST('/stores/{id}/retry', { params: of(id) }))

export const resetPassword = (attempt: Attempt) =>
  ask(client.POST('/stores/{id}/reset-password', { params: onceOf(attempt) }))
