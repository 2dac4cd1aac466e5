import { once } from 'node:events'
import type { Response } from 'express'
import { presentEvent } from '../stores/presentStore.ts'
import type { EventFeed } from './eventFeed.ts'

/** A reader that takes nothing for so long is let go; it resumes where it was. */
const slowReaderMs = 20_000
const reconnectMs = 2_000

export interface EventStreamOptions {
  res: Response
  feed: EventFeed
  /** Events after this id are sent. */
  after: number
  heartbeatMs: number
  /** Asked with each heartbeat: a stream ends with the key or session that opened it. */
  mayGoOn: () => Promise<boolean>
  /** Aborted when the service shuts down. */
  signal: AbortSignal
}

/**
 * Writes events to one client until it goes. What waits for a slow client is one page and the socket's own buffer, as
 * nothing is read for it before it has taken what was written.
 */
export async function streamEvents(options: EventStreamOptions): Promise<void> {
  const { res, feed, after, heartbeatMs, mayGoOn, signal } = options
  const gone = new AbortController()
  const end = AbortSignal.any([signal, gone.signal])
  res.once('close', () => gone.abort())
  let cursor = after
  let wake = () => {}
  let heartbeatDue = false

  const forgetFeed = feed.onAdvance(() => wake())
  const heartbeat = setInterval(() => {
    heartbeatDue = true
    wake()
  }, heartbeatMs)
  end.addEventListener('abort', () => wake(), { once: true })

  const write = async (text: string) => {
    if (res.write(text)) return
    await once(res, 'drain', { signal: AbortSignal.any([end, AbortSignal.timeout(slowReaderMs)]) })
  }

  res.status(200).set({
    'Content-Type': 'text/event-stream; charset=utf-8',
    'Cache-Control': 'no-store, no-transform',
    // Proxies of the nginx kind would hold events back.
    'X-Accel-Buffering': 'no',
  })
  res.flushHeaders()
  try {
    // An id without data moves the client's place, so that it resumes here even if it never got an event.
    await write(`retry: ${reconnectMs}\nid: ${cursor}\n\n`)
    while (!end.aborted) {
      const woken = new Promise<void>((resolve) => {
        wake = resolve
      })
      const events = await feed.readAfter(cursor)
      for (const event of events) {
        await write(`id: ${event.id}\ndata: ${JSON.stringify(presentEvent(event))}\n\n`)
        cursor = event.id
      }
      if (heartbeatDue) {
        heartbeatDue = false
        if (!(await mayGoOn())) break
        await write(': still here\n\n')
      }
      if (events.length === 0 && !end.aborted) await woken
    }
  } finally {
    clearInterval(heartbeat)
    forgetFeed()
    // A client that takes nothing would keep an orderly end waiting too.
    if (res.writableNeedDrain) res.destroy()
    else res.end()
  }
}
