import type { CreateKey } from '@storeyard/core/contract/keys'
import { infiniteQueryOptions } from '@tanstack/react-query'
import { ask, client } from '../api/ask.ts'

const pageSize = 50
const ofPage = (cursor: string) => ({ limit: pageSize, ...(cursor && { cursor }) })

export const accessKeys = { keys: ['access', 'keys'] as const, sessions: ['access', 'sessions'] as const }

/** Uses are no events, so both lists are asked for again and again; nothing of them is kept once they are not shown. */
const lively = { refetchInterval: 10_000, gcTime: 0 }

export const keysQuery = infiniteQueryOptions({
  ...lively,
  queryKey: accessKeys.keys,
  queryFn: ({ pageParam, signal }) => ask(client.GET('/keys', { signal, params: { query: ofPage(pageParam) } })),
  initialPageParam: '',
  getNextPageParam: (page) => page.next_cursor,
})

export const sessionsQuery = infiniteQueryOptions({
  ...lively,
  queryKey: accessKeys.sessions,
  queryFn: ({ pageParam, signal }) => ask(client.GET('/sessions', { signal, params: { query: ofPage(pageParam) } })),
  initialPageParam: '',
  getNextPageParam: (page) => page.next_cursor,
})

export const createKey = (body: CreateKey) => ask(client.POST('/keys', { body }))
export const revokeKey = (id: string) => ask(client.DELETE('/keys/{id}', { params: { path: { id } } }))
export const endSession = (id: string) => ask(client.DELETE('/sessions/{id}', { params: { path: { id } } }))
