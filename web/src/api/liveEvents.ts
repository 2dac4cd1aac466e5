import { followEvents } from '@storeyard/client/followEvents'
import type { QueryClient } from '@tanstack/react-query'
import { client } from './ask.ts'
import { keys } from './keys.ts'
import { live } from './live.ts'
import { notBefore } from './notBefore.ts'
import { refreshAll, refreshChanged } from './refresh.ts'

const retryMs = 5_000
// Several events of one transaction become one look.
const gatherMs = 80

/**
 * Follows the api's events for as long as the page is looked at: a browser has few connections to one host, and
 * hidden tabs must not use them up. Returns what ends it.
 */
export function followWhileSeen(cache: QueryClient): () => void {
  let stream: AbortController | null = null
  let retryTimer: number | undefined
  const gather = createGatherer(cache)

  const onOpen = () => {
    live.set('live')
    // Whatever happened while nobody listened.
    gather.note(null)
  }
  const onBreak = () => {
    live.set('reconnecting')
    // Tells at once whether the api is away, or the session over. All else is asked for when the stream stands again:
    // a long list is one request for each of its pages.
    void cache.invalidateQueries({ queryKey: keys.session })
  }
  const follow = async (signal: AbortSignal) => {
    try {
      for await (const event of followEvents(client, { signal, onOpen, onBreak })) gather.note(event.store_id ?? '')
    } catch (err) {
      if (signal.aborted) return
      onBreak()
      // It opens breaks again by itself, but not a stream that never stood, or that was refused.
      retryTimer = window.setTimeout(() => void follow(signal), notBefore(err, retryMs))
    }
  }
  const open = () => {
    if (stream || document.hidden) return
    stream = new AbortController()
    void follow(stream.signal)
  }
  const close = () => {
    window.clearTimeout(retryTimer)
    stream?.abort()
    stream = null
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
    try {
      await look
    } finally {
      // Else one look that failed would be the last.
      timer = undefined
      if (ids.size > 0 || all) wait()
    }
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
