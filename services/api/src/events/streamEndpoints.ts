import type { Db } from '@storeyard/core/db/client'
import type { Caller } from '@storeyard/core/db/keys'
import type { Request, Response } from 'express'
import { z } from 'zod'
import { endpoint } from '../http/endpoint.ts'
import { describeKeyOpenMax, type OpenStreams } from '../http/openStreams.ts'
import { requireStore, StoreParams } from '../stores/context.ts'
import type { EventFeed } from './eventFeed.ts'
import { followEvents } from './followEvents.ts'

const header = 'Last-Event-ID'

export interface StreamContext {
  db: Db
  feed: EventFeed
  streams: OpenStreams
  heartbeatMs: number
}

interface StreamCall {
  caller: () => Caller
  req: Request
  res: Response
}

/** What both streams have in common. */
const following = {
  method: 'get',
  access: 'viewer',
  headers: z.object({ [header]: z.string().optional() }),
  answer: { status: 200, description: 'The stream', schema: z.string(), contentType: 'text/event-stream' },
} as const
const description = `Server-sent events: \`id\` is the event, \`data\` a StoreEvent. Resumes after Last-Event-ID, else begins now. ${describeKeyOpenMax('events')}`

export const streamEndpoints = ({ db, feed, streams, heartbeatMs }: StreamContext) => {
  const begin = ({ caller, ...call }: StreamCall, storeId?: string) =>
    streams.begin({
      ...call,
      kind: 'events',
      contentType: 'text/event-stream; charset=utf-8',
      open: async (ended) =>
        followEvents({
          feed,
          after: placeOf(call.req, feed.newestId()),
          storeId,
          role: caller().role,
          heartbeatMs,
          ended,
        }),
    })
  return [
    endpoint({
      ...following,
      path: '/events',
      summary: 'Follow what happens to all stores',
      description,
      handle: ({ req, res, caller }) => begin({ req, res, caller }),
    }),
    endpoint({
      ...following,
      path: '/stores/:id/events/stream',
      summary: 'Follow what happens to one store',
      description,
      params: StoreParams,
      problems: ['NOT_FOUND'],
      handle: async ({ params, req, res, caller }) => {
        const { id } = await requireStore(db, params.id)
        await begin({ req, res, caller }, id)
      },
    }),
  ]
}

/** A place that is none, or is ahead of all, is now. */
function placeOf(req: Request, newest: number): number {
  const last = req.get(header)
  return last !== undefined && /^\d{1,15}$/.test(last) ? Math.min(Number(last), newest) : newest
}
