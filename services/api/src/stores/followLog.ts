import type { Readable } from 'node:stream'
import { redactText } from '@storeyard/core/observability/redact'

export const followBounds = {
  /** Plain text has no heartbeat, and something on the way may have forgotten the connection. */
  idleMs: 5 * 60_000,
  totalMs: 60 * 60_000,
}
/** A longer line is handed on in parts. */
const lineLengthMax = 64 * 1024

/** What a container logs, by whole lines without the secrets of ours that could stand in them, until the signal. */
export function followLog(log: Readable, ended: AbortSignal, bounds = followBounds): AsyncGenerator<string> {
  // Not only when the first line is asked for: of an answer that came too late, nobody asks for one.
  ended.addEventListener('abort', () => log.destroy(), { once: true })
  if (ended.aborted) log.destroy()
  return linesOf(log, ended, bounds)
}

async function* linesOf(log: Readable, ended: AbortSignal, { idleMs, totalMs }: typeof followBounds) {
  let isOver = false
  const stop = () => {
    isOver = true
    log.destroy()
  }
  const idle = setTimeout(stop, idleMs)
  const total = setTimeout(stop, totalMs)
  let rest = ''
  try {
    for await (const chunk of log.setEncoding('utf8')) {
      idle.refresh()
      const text = rest + chunk
      const cut = text.length > lineLengthMax ? text.length : text.lastIndexOf('\n') + 1
      rest = text.slice(cut)
      if (cut > 0) yield redactText(text.slice(0, cut))
    }
  } catch (err) {
    if (!isOver && !ended.aborted) throw err
  } finally {
    clearTimeout(idle)
    clearTimeout(total)
    stop()
  }
  if (rest !== '') yield redactText(rest)
}
