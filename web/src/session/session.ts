import { hasCode } from '@storeyard/client/apiError'
import type { Role, Session } from '@storeyard/core/contract/sessions'
import { type QueryClient, queryOptions } from '@tanstack/react-query'
import { ask, client } from '../api/ask.ts'
import { keys } from '../api/keys.ts'

export type SessionState = { signedIn: true; session: Session } | { signedIn: false; expired: boolean }

export const sessionQuery = queryOptions({
  queryKey: keys.session,
  queryFn: async ({ signal }): Promise<SessionState> => {
    try {
      return { signedIn: true, session: await ask(client.GET('/session', { signal })) }
    } catch (err) {
      if (hasCode(err, 'UNAUTHENTICATED')) return { signedIn: false, expired: false }
      throw err
    }
  },
  staleTime: Number.POSITIVE_INFINITY,
  gcTime: Number.POSITIVE_INFINITY,
  refetchInterval: ({ state }) => (state.fetchFailureCount > 0 ? 2_000 : false),
})

export async function signIn(cache: QueryClient, key: string): Promise<void> {
  const session = await ask(client.POST('/session', { body: { key } }))
  cache.setQueryData(keys.session, { signedIn: true, session } satisfies SessionState)
}

/** The next person at this screen finds nothing of the last one's. */
const forget = (cache: QueryClient, expired: boolean) => {
  cache.setQueryData(keys.session, { signedIn: false, expired } satisfies SessionState)
  cache.removeQueries({ predicate: ({ queryKey }) => queryKey[0] !== keys.session[0] })
}

export async function signOut(cache: QueryClient): Promise<void> {
  try {
    await ask(client.DELETE('/session'))
  } catch (err) {
    // Already over is as good as ended.
    if (!hasCode(err, 'UNAUTHENTICATED')) throw err
  }
  forget(cache, false)
}

export const noteExpired = (cache: QueryClient) => {
  if (cache.getQueryData<SessionState>(keys.session)?.signedIn) forget(cache, true)
}

const mayChange: Record<Role, boolean> = { viewer: false, operator: true, admin: true }

export const canChange = ({ role }: Session) => mayChange[role]
