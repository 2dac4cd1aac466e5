import { RefusedError } from '@storeyard/core/domain/refused'
import { Gauge, type Registry } from 'prom-client'
import { z } from 'zod'
import type { Access } from '../access/access.ts'
import { endpoint } from '../http/endpoint.ts'
import type { EventFeed } from './eventFeed.ts'
import { streamEvents } from './eventStream.ts'

const streamsMax = 500
const header = 'Last-Event-ID'

export interface StreamContext {
  feed: EventFeed
  access: Access
  registry: Registry
  heartbeatMs: number
  /** Aborted when the service shuts down. */
  signal: AbortSignal
}

export const streamEndpoint = ({ feed, access, registry, heartbeatMs, signal }: StreamContext) => {
  const open = new Set<object>()
  new Gauge({
    name: 'storeyard_api_event_streams',
    help: 'Event streams that are open',
    registers: [registry],
    collect() {
      this.set(open.size)
    },
  })
  return endpoint({
    method: 'get',
    path: '/events',
    summary: 'Follow what happens to all stores',
    description:
      'Server-sent events: `id` is the event, `data` a StoreEvent. Resumes after Last-Event-ID, else begins now.',
    access: 'viewer',
    headers: z.object({ [header]: z.string().optional() }),
    answer: { status: 200, description: 'The stream', schema: z.string(), contentType: 'text/event-stream' },
    handle: async ({ req, res }) => {
      if (open.size >= streamsMax) throw new RefusedError('UNAVAILABLE', 'Too many event streams are open.')
      const last = req.get(header)
      const newest = feed.newestId()
      const after = last !== undefined && /^\d{1,15}$/.test(last) ? Math.min(Number(last), newest) : newest
      open.add(res)
      const mayGoOn = async () => (await access.findCaller(req)) !== null
      streamEvents({ res, feed, after, heartbeatMs, signal, mayGoOn })
        .catch((err) => req.log.info({ err }, 'an event stream ended early'))
        .finally(() => open.delete(res))
    },
  })
}
