import { Session, SignIn } from '@storeyard/core/contract/sessions'
import type { Db } from '@storeyard/core/db/client'
import { withEvents } from '@storeyard/core/db/events'
import { createSession, endSession } from '@storeyard/core/db/sessions'
import { RefusedError } from '@storeyard/core/domain/refused'
import { endpoint } from '../http/endpoint.ts'
import { sourceOf } from '../http/source.ts'
import type { Access } from './access.ts'
import { clearSessionCookie, setSessionCookie } from './cookie.ts'

export const sessionEndpoints = (db: Db, access: Pick<Access, 'findByKey'>) => [
  endpoint({
    method: 'post',
    path: '/session',
    summary: 'Sign in: exchange a key for a session cookie',
    access: 'open',
    body: SignIn,
    answer: { status: 201, description: 'Signed in; the cookie is set', schema: Session },
    problems: ['ORIGIN_REFUSED'],
    handle: async ({ body, req, res }): Promise<Session> => {
      const caller = await access.findByKey(req, res, body.key)
      if (!caller)
        throw new RefusedError(
          'UNAUTHENTICATED',
          'This key is unknown, revoked or expired. Check that it was copied whole, or ask an admin for another.',
        )
      const { token, expiresAt } = await withEvents(db, (unit) => createSession(unit, caller), sourceOf(req))
      setSessionCookie(res, token, expiresAt)
      return { name: caller.name, role: caller.role, expires_at: expiresAt.toISOString() }
    },
  }),
  endpoint({
    method: 'get',
    path: '/session',
    summary: 'Show who calls',
    access: 'viewer',
    answer: { status: 200, description: 'The caller', schema: Session },
    handle: async ({ caller }): Promise<Session> => {
      const { name, role, expiresAt } = caller()
      return { name, role, expires_at: expiresAt?.toISOString() ?? null }
    },
  }),
  endpoint({
    method: 'delete',
    path: '/session',
    summary: 'Sign out',
    access: 'viewer',
    answer: { status: 204, description: 'Signed out; the cookie is gone' },
    handle: async ({ caller, actor, req, res }) => {
      const { sessionId } = caller()
      if (sessionId !== null)
        await withEvents(db, (unit) => endSession(unit, { actor: actor(), sessionId }), sourceOf(req))
      clearSessionCookie(res)
    },
  }),
]
