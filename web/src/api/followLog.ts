import { ApiError, hasCode } from '@storeyard/client/apiError'
import { asStream, each, openText } from '@storeyard/client/streams'
import type { Component } from '@storeyard/client/types'
import { client } from './ask.ts'

export interface FollowedLog {
  id: string
  component: Component
  /** How many of the last lines it begins with. */
  tail: number
}

interface Listener {
  /** A connection stands: the log begins anew with its last lines. */
  onOpen: () => void
  onText: (text: string) => void
  /** It broke or ended, and is asked for again by itself; why, where somebody said it. */
  onBreak: (error: ApiError | null) => void
}

const retryMsMin = 1_000
const retryMsMax = 15_000

/**
 * A container's log over breaks of the connection, until the signal. A log has no place to resume from, so each
 * connection begins with the last lines again. Throws what the api refuses for good.
 */
export async function followLog(log: FollowedLog, listener: Listener, signal: AbortSignal): Promise<void> {
  let retryMs = retryMsMin
  while (!signal.aborted) {
    let failure: ApiError | null = null
    try {
      const text = await open(log, signal)
      listener.onOpen()
      for await (const part of each(text)) {
        retryMs = retryMsMin
        listener.onText(part)
      }
    } catch (err) {
      if (signal.aborted) return
      if (isRefusal(err)) throw err
      failure = err instanceof ApiError ? err : null
    }
    if (signal.aborted) return
    listener.onBreak(failure)
    await pause(retryMs, signal)
    retryMs = Math.min(retryMs * 2, retryMsMax)
  }
}

const open = ({ id, component, tail }: FollowedLog, signal: AbortSignal) =>
  openText(
    client.GET('/stores/{id}/logs', {
      ...asStream,
      signal,
      params: { path: { id }, query: { component, tail, follow: 'true' } },
    }),
  )

/** A container that is not there yet may come; a connection that broke says nothing at all. */
const isRefusal = (err: unknown) => hasCode(err, 'UNAUTHENTICATED', 'FORBIDDEN', 'VALIDATION_FAILED')

const pause = (ms: number, signal: AbortSignal) =>
  new Promise<void>((resolve) => {
    const done = () => {
      window.clearTimeout(timer)
      signal.removeEventListener('abort', done)
      resolve()
    }
    const timer = window.setTimeout(done, ms)
    signal.addEventListener('abort', done)
    if (signal.aborted) done()
  })
