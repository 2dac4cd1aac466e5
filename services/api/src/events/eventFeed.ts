import { EventEmitter } from 'node:events'
import type { Db } from '@storeyard/core/db/client'
import { eventsChannel } from '@storeyard/core/db/events'
import { listen } from '@storeyard/core/db/listen'
import { type EventRow, newestEventId, readEventsAfter } from '@storeyard/core/db/readEvents'
import type { Logger } from '@storeyard/core/observability/logger'

export interface EventFeed {
  /** The newest event that the feed knows of. */
  newestId: () => number
  /** Some of what comes after `id`, of one store or of all. */
  readAfter: (id: number, storeId?: string) => Promise<EventsRead>
  /** Calls back after each advance, until the returned function is called. */
  onAdvance: (listener: () => void) => () => void
  close: () => Promise<void>
}

export interface EventsRead {
  /** The oldest first; empty when there is none yet. */
  events: readonly EventRow[]
  /** The events are all there are up to this one, whose store may be another. */
  upTo: number
}

export interface EventFeedOptions {
  db: Db
  databaseUrl: string
  logger: Logger
}

/** A notice can be lost, as with a connection; the poll finds what it told of. */
const pollMs = 2_000
const pageSize = 200
/** Streams that are no further behind than this are served from memory. */
const recentMax = 1_000

/** Follows the events of all stores once for all streams of this process. */
export async function createEventFeed({ db, databaseUrl, logger }: EventFeedOptions): Promise<EventFeed> {
  const advanced = new EventEmitter().setMaxListeners(0)
  let newest = await newestEventId(db)
  let recent: EventRow[] = []
  /** All events after this id are in `recent`. */
  let recentAfter = newest
  let reading: Promise<void> | null = null
  let readAgain = false

  const remember = (page: EventRow[]) => {
    recent.push(...page)
    const surplus = recent.slice(0, Math.max(0, recent.length - recentMax))
    recent = recent.slice(surplus.length)
    recentAfter = surplus.at(-1)?.id ?? recentAfter
    newest = page.at(-1)?.id ?? newest
  }

  const readNew = async () => {
    do {
      readAgain = false
      const page = await readEventsAfter(db, { id: newest, limit: pageSize })
      if (page.length === 0) continue
      remember(page)
      advanced.emit('advance')
      readAgain ||= page.length === pageSize
    } while (readAgain)
  }

  const advance = () => {
    readAgain = true
    reading ??= readNew()
      .catch((err) => logger.warn({ err }, 'new events could not be read'))
      .finally(() => {
        reading = null
      })
  }

  const listening = listen({
    url: databaseUrl,
    channel: eventsChannel,
    applicationName: 'storeyard-api-events',
    onNotice: advance,
    onError: (err) => logger.warn({ err }, 'the listening connection broke'),
  })
  const poll = setInterval(advance, pollMs)

  return {
    newestId: () => newest,
    readAfter: async (id, storeId) => {
      const upTo = newest
      if (id >= upTo) return { events: [], upTo: id }
      const isAsked = (event: EventRow) => event.id > id && (storeId === undefined || event.storeId === storeId)
      if (id >= recentAfter) return { events: recent.filter(isAsked), upTo }
      const events = await readEventsAfter(db, { id, storeId, limit: pageSize })
      // A page that is not full has all up to what was the newest when it was asked for, or more.
      return { events, upTo: Math.max(events.at(-1)?.id ?? 0, events.length < pageSize ? upTo : 0) }
    },
    onAdvance: (listener) => {
      advanced.on('advance', listener)
      return () => advanced.off('advance', listener)
    },
    close: async () => {
      clearInterval(poll)
      await listening.close()
      await reading
    },
  }
}
