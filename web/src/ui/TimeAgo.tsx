import { useSyncExternalStore } from 'react'
import { absoluteTime, timeAgo } from './time.ts'

const listeners = new Set<() => void>()
let timer: number | undefined

/** One clock for the whole page; it stands still while nobody shows a time. */
const followSeconds = (onTick: () => void) => {
  listeners.add(onTick)
  timer ??= window.setInterval(() => {
    for (const notify of listeners) notify()
  }, 1_000)
  return () => {
    listeners.delete(onTick)
    if (listeners.size > 0) return
    window.clearInterval(timer)
    timer = undefined
  }
}

export function TimeAgo({ at }: { at: string }) {
  const text = useSyncExternalStore(followSeconds, () => timeAgo(at, Date.now()))
  return (
    <time dateTime={at} title={absoluteTime(at)}>
      {text}
    </time>
  )
}
