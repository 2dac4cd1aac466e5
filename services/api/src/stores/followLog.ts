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
export async function* followLog(
  log: Readable,
  ended: AbortSignal,
  { idleMs, totalMs } = followBounds,
): AsyncGenerator<string> {
  let stopped = false
  const stop = () => {
    stopped = true
    log.destroy()
  }
  const idle = setTimeout(stop, idleMs)
  const total = setTimeout(stop, totalMs)
  ended.addEventListener('abort', stop, { once: true })
  if (ended.aborted) stop()
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
    if (!stopped) throw err
  } finally {
    clearTimeout(idle)
    clearTimeout(total)
    stop()
  }
  if (rest !== '') yield redactText(rest)
}
