import { QueryClient } from '@tanstack/react-query'
import { keys } from '../src/api/keys.ts'
import { meetSession, type SessionState } from '../src/session/session.ts'

const stateOf = (name: string, role: 'viewer' | 'admin', expires_at: string | null = null) =>
  ({ signedIn: true, session: { name, role, expires_at } }) as const
const signedOut = { signedIn: false, expired: false } as const

/** What a tab knows that was signed in as ada, after it asked again who is. */
function meet(asked: SessionState) {
  const cache = new QueryClient()
  cache.setQueryData(keys.session, stateOf('ada', 'admin'))
  cache.setQueryData(keys.overview, { total: 1 })
  cache.getMutationCache().build(cache, { gcTime: Number.POSITIVE_INFINITY })
  const state = meetSession(cache, asked)
  const kept = [cache.getQueryData(keys.overview) !== undefined, cache.getMutationCache().getAll().length > 0]
  return { state, kept }
}

test.each([
  ['somebody else', stateOf('bob', 'admin'), stateOf('bob', 'admin'), false],
  ['another role', stateOf('ada', 'viewer'), stateOf('ada', 'viewer'), false],
  ['nobody', signedOut, { signedIn: false, expired: true }, false],
  [
    'the same, for longer',
    stateOf('ada', 'admin', '2026-01-01T00:00:00Z'),
    stateOf('ada', 'admin', '2026-01-01T00:00:00Z'),
    true,
  ],
])(
  'of a session that is now of %s, what was asked for and sent by the last one is dropped or kept',
  (_who, asked, state, isKept) => {
    expect(meet(asked)).toEqual({ state, kept: [isKept, isKept] })
  },
)

test('who was told that the session ended goes on being told so', () => {
  const cache = new QueryClient()
  const ended = { signedIn: false, expired: true } as const
  cache.setQueryData(keys.session, ended)
  expect(meetSession(cache, signedOut)).toEqual(ended)
  expect(meetSession(cache, stateOf('bob', 'viewer'))).toEqual(stateOf('bob', 'viewer'))
})
