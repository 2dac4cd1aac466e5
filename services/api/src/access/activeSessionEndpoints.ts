import { type ActiveSession, ActiveSessionPage, ListSessions, SessionId } from '@storeyard/core/contract/sessions'
import type { Db } from '@storeyard/core/db/client'
import { withEvents } from '@storeyard/core/db/events'
import { endSession, listSessions, type ShownSession } from '@storeyard/core/db/sessions'
import { RefusedError } from '@storeyard/core/domain/refused'
import { z } from 'zod'
import { endpoint } from '../http/endpoint.ts'
import { sourceOf } from '../http/source.ts'

const presentSession = (session: ShownSession, current: number | null): ActiveSession => ({
  id: String(session.id),
  key_id: session.keyId,
  key_name: session.keyName,
  role: session.role,
  address: session.address,
  created_at: session.createdAt.toISOString(),
  last_used_at: session.lastUsedAt.toISOString(),
  expires_at: session.expiresAt.toISOString(),
  current: session.id === current,
})

/** Who is signed in. */
export const activeSessionEndpoints = (db: Db) => [
  endpoint({
    method: 'get',
    path: '/sessions',
    summary: 'List sessions that are live, the newest first',
    access: 'admin',
    query: ListSessions,
    answer: { status: 200, description: 'One page', schema: ActiveSessionPage },
    handle: async ({ query, caller }): Promise<ActiveSessionPage> => {
      const before = query.cursor === undefined ? undefined : Number(query.cursor)
      const { items, nextCursor } = await listSessions(db, { before, limit: query.limit })
      return {
        items: items.map((session) => presentSession(session, caller().sessionId)),
        next_cursor: nextCursor === null ? null : String(nextCursor),
      }
    },
  }),
  endpoint({
    method: 'delete',
    path: '/sessions/:id',
    summary: 'End a session',
    description: 'Its open streams end with it, within a second.',
    access: 'admin',
    params: z.object({ id: SessionId }),
    answer: { status: 204, description: 'It has ended' },
    problems: ['NOT_FOUND'],
    handle: async ({ params, actor, req }) => {
      const asked = { actor: actor(), sessionId: Number(params.id) }
      const isEnded = await withEvents(db, (unit) => endSession(unit, asked), sourceOf(req))
      if (!isEnded) throw new RefusedError('NOT_FOUND', `There is no session ${params.id}: it may have ended before.`)
    },
  }),
]
