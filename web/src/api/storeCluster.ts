import { answer } from '@storeyard/client/answer'
import { queryOptions } from '@tanstack/react-query'
import { client } from './ask.ts'
import { keys } from './keys.ts'
import { notBefore } from './notBefore.ts'

// Asked by `answer`: a cluster that does not answer says nothing of Storeyard itself.
// The cluster tells nobody of pods and volumes by itself: they are read again while they are looked at.
const readAgainMs = 10_000

export const usageQuery = (id: string) =>
  queryOptions({
    queryKey: keys.usage(id),
    queryFn: ({ signal }) => answer(client.GET('/stores/{id}/usage', { signal, params: { path: { id } } })),
    refetchInterval: ({ state }) => notBefore(state.fetchFailureReason, readAgainMs),
  })

export const objectsQuery = (id: string) =>
  queryOptions({
    queryKey: keys.objects(id),
    queryFn: ({ signal }) => answer(client.GET('/stores/{id}/objects', { signal, params: { path: { id } } })),
    refetchInterval: ({ state }) => notBefore(state.fetchFailureReason, readAgainMs),
  })

export const readCredentials = (id: string) =>
  answer(client.GET('/stores/{id}/credentials', { params: { path: { id } } }))
