import { hasCode } from '@storeyard/client/apiError'
import type { Role, Session } from '@storeyard/core/contract/sessions'
import { type QueryClient, queryOptions } from '@tanstack/react-query'
import { ask, client } from '../api/ask.ts'
import { keys } from '../api/keys.ts'
import { notBefore } from '../api/notBefore.ts'

export type SessionState = { signedIn: true; session: Session } | { signedIn: false; expired: boolean }

async function readSession(): Promise<SessionState> {
  try {
    return { signedIn: true, session: await ask(client.GET('/session')) }
  } catch (err) {
    if (hasCode(err, 'UNAUTHENTICATED')) return { signedIn: false, expired: false }
    throw err
  }
}

const knownSession = (cache: QueryClient) => cache.getQueryData<SessionState>(keys.session)

export const sessionQuery = queryOptions({
  queryKey: keys.session,
  // Not by the query's signal: when it ends with its page, what was written of signing in or out meanwhile is taken back.
  queryFn: async ({ client: cache }) => {
    const before = knownSession(cache)
    const asked = await readSession()
    const known = knownSession(cache)
    // Who signed in or out while it was asked knows better.
    return known && known !== before ? known : meetSession(cache, asked)
  },
  staleTime: Number.POSITIVE_INFINITY,
  gcTime: Number.POSITIVE_INFINITY,
  refetchInterval: ({ state }) => state.fetchFailureReason !== null && notBefore(state.fetchFailureReason, 2_000),
})

/** The cookie is one for all tabs: another of them may have signed out, or somebody else in. */
export function meetSession(cache: QueryClient, asked: SessionState): SessionState {
  const known = knownSession(cache)
  if (!known) return asked
  if (!known.signedIn) return asked.signedIn ? asked : known
  if (asked.signedIn && isSame(known.session, asked.session)) return asked
  dropRest(cache)
  return asked.signedIn ? asked : { signedIn: false, expired: true }
}

const isSame = (one: Session, other: Session) => one.name === other.name && one.role === other.role

export async function signIn(cache: QueryClient, key: string): Promise<void> {
  const session = await ask(client.POST('/session', { body: { key } }))
  cache.setQueryData(keys.session, { signedIn: true, session } satisfies SessionState)
}

/** The next person at this screen finds nothing of the last one's. */
const dropRest = (cache: QueryClient) => {
  cache.removeQueries({ predicate: ({ queryKey }) => queryKey[0] !== keys.session[0] })
  cache.getMutationCache().clear()
}

const forget = (cache: QueryClient, expired: boolean) => {
  cache.setQueryData(keys.session, { signedIn: false, expired } satisfies SessionState)
  dropRest(cache)
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
  if (knownSession(cache)?.signedIn) forget(cache, true)
}

const mayChange: Record<Role, boolean> = { viewer: false, operator: true, admin: true }

export const canChange = ({ role }: Session) => mayChange[role]
