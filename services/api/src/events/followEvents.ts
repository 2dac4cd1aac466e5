import type { Role } from '@storeyard/core/contract/sessions'
import type { EventRow } from '@storeyard/core/db/readEvents'
import { presentEvent } from '../stores/presentStore.ts'
import type { EventFeed } from './eventFeed.ts'

const reconnectMs = 2_000

export interface FollowEventsOptions {
  feed: EventFeed
  /** Events after this id are told. */
  after: number
  /** Of this store alone; of all where it is left out. */
  storeId?: string
  /** Of who reads. */
  role: Role
  heartbeatMs: number
  ended: AbortSignal
}

/** Server-sent events, one block at a time, until the signal. */
export async function* followEvents(options: FollowEventsOptions): AsyncGenerator<string> {
  const { feed, after, storeId, role, heartbeatMs, ended } = options
  let cursor = after
  let wake = () => {}
  let heartbeatDue = false
  const forgetFeed = feed.onAdvance(() => wake())
  const heartbeat = setInterval(() => {
    heartbeatDue = true
    wake()
  }, heartbeatMs)
  ended.addEventListener('abort', () => wake(), { once: true })
  try {
    // An id without data moves the client's place, so that it resumes here even if it never got an event.
    yield `retry: ${reconnectMs}\nid: ${cursor}\n\n`
    while (!ended.aborted) {
      const woken = new Promise<void>((resolve) => {
        wake = resolve
      })
      const { events, upTo } = await feed.readAfter(cursor, storeId)
      for (const event of events) yield blockOf(event, role)
      cursor = upTo
      if (heartbeatDue) {
        heartbeatDue = false
        yield ': still here\n\n'
      }
      if (events.length === 0 && !ended.aborted) await woken
    }
  } finally {
    clearInterval(heartbeat)
    forgetFeed()
  }
}

/** The feed hands the same rows to all streams: each is written out once for each role. */
const blocks: Record<Role, WeakMap<EventRow, string>> = {
  viewer: new WeakMap(),
  operator: new WeakMap(),
  admin: new WeakMap(),
}

function blockOf(event: EventRow, role: Role): string {
  const known = blocks[role].get(event)
  if (known) return known
  const block = `id: ${event.id}\ndata: ${JSON.stringify(presentEvent(event, role))}\n\n`
  blocks[role].set(event, block)
  return block
}
