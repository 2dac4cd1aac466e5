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
  return { state: meetSession(cache, asked), isKept: cache.getQueryData(keys.overview) !== undefined }
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
  'of a session that is now of %s, what was asked for by the last one is dropped or kept',
  (_who, asked, state, isKept) => {
    expect(meet(asked)).toEqual({ state, isKept })
  },
)

test('who was told that the session ended goes on being told so', () => {
  const cache = new QueryClient()
  const ended = { signedIn: false, expired: true } as const
  cache.setQueryData(keys.session, ended)
  expect(meetSession(cache, signedOut)).toEqual(ended)
  expect(meetSession(cache, stateOf('bob', 'viewer'))).toEqual(stateOf('bob', 'viewer'))
})
