import type { StoreEvent } from '@storeyard/client/types'
import type { QueryClient } from '@tanstack/react-query'
import { live } from './live.ts'
import { refreshAll, refreshChanged } from './refresh.ts'

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
      gather.note(null)
    }
    source.onmessage = ({ data }) => gather.note(readEvent(data))
    source.onerror = () => {
      live.set('reconnecting')
      // Tells at once whether the api is away, or the session over; asking then leads to the sign-in page.
      gather.note(null)
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

/** The id of its store, or '' for what happens to no store; null for no event that this page knows. */
const readEvent = (data: unknown): string | null => {
  if (typeof data !== 'string') return null
  try {
    const { store_id }: Partial<StoreEvent> = JSON.parse(data)
    return store_id === undefined ? null : (store_id ?? '')
  } catch {
    return null
  }
}

/** One look at a time: where events come faster than answers, the next look is at all that came meanwhile. */
function createGatherer(cache: QueryClient) {
  const ids = new Set<string>()
  let timer: number | undefined
  let all = false
  let isOver = false

  const flush = async () => {
    const changed = [...ids].filter(Boolean)
    const look = all ? refreshAll(cache) : refreshChanged(cache, changed)
    ids.clear()
    all = false
    await look
    timer = undefined
    if (ids.size > 0 || all) wait()
  }
  const wait = () => {
    if (!isOver) timer ??= window.setTimeout(() => void flush(), gatherMs)
  }
  return {
    note(id: string | null) {
      if (id === null) all = true
      else ids.add(id)
      wait()
    },
    drop() {
      isOver = true
      window.clearTimeout(timer)
    },
  }
}
