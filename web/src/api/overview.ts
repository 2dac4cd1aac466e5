import { queryOptions } from '@tanstack/react-query'
import { ask, client } from './ask.ts'
import { keys } from './keys.ts'
import { live } from './live.ts'
import { notBefore } from './notBefore.ts'

export const overviewQuery = queryOptions({
  queryKey: keys.overview,
  queryFn: ({ signal }) => ask(client.GET('/overview', { signal })),
  // No event tells what the parts say of themselves.
  refetchInterval: ({ state: { fetchFailureReason: failure } }) =>
    notBefore(failure, live.get() === 'live' && failure === null ? 15_000 : 5_000),
})
