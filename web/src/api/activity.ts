import { infiniteQueryOptions } from '@tanstack/react-query'
import { ask, client } from './ask.ts'
import { type ActivityFilter, keys } from './keys.ts'

const pageSize = 50

export const activityPage = ({ actor, type, store }: ActivityFilter, cursor: string, signal?: AbortSignal) =>
  ask(
    client.GET('/activity', {
      signal,
      params: {
        query: {
          limit: pageSize,
          ...(cursor && { cursor }),
          ...(actor && { actor }),
          ...(type && { type }),
          ...(store && { store_id: store }),
        },
      },
    }),
  )

export const activityQuery = (filter: ActivityFilter) =>
  infiniteQueryOptions({
    queryKey: keys.activity(filter),
    queryFn: ({ pageParam, signal }) => activityPage(filter, pageParam, signal),
    initialPageParam: '',
    getNextPageParam: (page) => page.next_cursor,
  })
