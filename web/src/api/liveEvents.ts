import type { StoreEvent } from '@storeyard/client/types'
import type { QueryClient } from '@tanstack/react-query'
import { createSignal } from '../ui/signal.ts'
import { keys } from './keys.ts'

export type LiveState = 'connecting' | 'live' | 'reconnecting'

/** How the stream of events stands; while it is not live, polling is faster. */
export const live = createSignal<LiveState>('connecting')

const retryMsMin = 1_000
const retryMsMax = 15_000
// Several events of one transaction become one look.
const gatherMs = 80

/**
 * Follows the api's events for as long as the page is looked at: a browser has few connections to one host, and
 * hidden tabs must not use them up. Returns what ends it.
 */
export function followEvents(cache: QueryClient): () => void {
  let source: EventSource | null = null
  let retryTimer: number | undefined
  let retryMs = retryMsMin
  const gather = createGatherer(cache)

  const open = () => {
    window.clearTimeout(retryTimer)
    if (source || document.hidden) return
    source = new EventSource('/api/v1/events')
    source.onopen = () => {
      retryMs = retryMsMin
      live.set('live')
      // Whatever happened while nobody listened.
      void cache.invalidateQueries({ queryKey: ['stores'] })
    }
    source.onmessage = ({ data }) => gather.note(readStoreId(data))
    source.onerror = () => {
      live.set('reconnecting')
      // Tells at once whether the api is away, or the session over; asking then leads to the sign-in page.
      void cache.invalidateQueries({ queryKey: keys.lists })
      // The browser connects again by itself, but gives up for good on an answer that is no stream.
      if (source?.readyState !== EventSource.CLOSED) return
      source = null
      retryTimer = window.setTimeout(open, retryMs)
      retryMs = Math.min(retryMs * 2, retryMsMax)
    }
  }
  const close = () => {
    window.clearTimeout(retryTimer)
    source?.close()
    source = null
    live.set('connecting')
  }
  const onVisibility = () => (document.hidden ? close() : open())

  document.addEventListener('visibilitychange', onVisibility)
  open()
  return () => {
    document.removeEventListener('visibilitychange', onVisibility)
    gather.drop()
    close()
  }
}

const readStoreId = (data: unknown): string | null => {
  if (typeof data !== 'string') return null
  try {
    const { store_id }: Partial<StoreEvent> = JSON.parse(data)
    return store_id || null
  } catch {
    // No event that this page knows: all stores are asked for.
    return null
  }
}

function createGatherer(cache: QueryClient) {
  const ids = new Set<string>()
  let timer: number | undefined
  let all = false

  const flush = () => {
    timer = undefined
    if (all) void cache.invalidateQueries({ queryKey: ['stores'] })
    else {
      void cache.invalidateQueries({ queryKey: keys.lists })
      for (const id of ids) {
        void cache.invalidateQueries({ queryKey: keys.store(id) })
        void cache.invalidateQueries({ queryKey: keys.events(id) })
        void cache.invalidateQueries({ queryKey: keys.generations(id) })
      }
    }
    ids.clear()
    all = false
  }
  return {
    note(id: string | null) {
      if (id === null) all = true
      else ids.add(id)
      timer ??= window.setTimeout(flush, gatherMs)
    },
    drop: () => window.clearTimeout(timer),
  }
}
