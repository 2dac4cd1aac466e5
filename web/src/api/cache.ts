import { hasCode } from '@storeyard/client/apiError'
import { MutationCache, QueryCache, QueryClient } from '@tanstack/react-query'
import { noteExpired } from '../session/session.ts'

const leaveWhenExpired = (error: unknown) => {
  if (hasCode(error, 'UNAUTHENTICATED')) noteExpired(cache)
}

export const cache: QueryClient = new QueryClient({
  queryCache: new QueryCache({ onError: leaveWhenExpired }),
  mutationCache: new MutationCache({ onError: leaveWhenExpired }),
  defaultOptions: {
    // The api may be on this very machine: being offline says nothing. Polling is the retry.
    queries: { networkMode: 'always', retry: false, staleTime: 2_000, refetchOnReconnect: 'always' },
    mutations: { networkMode: 'always', retry: false },
  },
})
