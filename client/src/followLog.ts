import { ApiError, hasCode } from './apiError.ts'
import type { Client } from './createClient.ts'
import { pause } from './pause.ts'
import { asStream, each, openText } from './streams.ts'
import type { Component } from './types.ts'

export interface FollowedLog {
  id: string
  /** The API's choice where it is left out. */
  component?: Component
  /** How many of the last lines it begins with. */
  tail: number
}

export interface LogListener {
  /** A connection stands: the log begins anew with its last lines. */
  onOpen: () => void
  onText: (text: string) => void
  /** It broke or ended, and is asked for again by itself; why, where somebody said it. What it throws ends all. */
  onBreak: (error: ApiError | null) => void
}

const retryMsMin = 1_000
const retryMsMax = 15_000

/**
 * A container's log over breaks of the connection, until the signal. A log has no place to resume from, so each
 * connection begins with the last lines again. Throws what the API refuses for good.
 */
export async function followLog(
  client: Client,
  log: FollowedLog,
  listener: LogListener,
  signal: AbortSignal,
): Promise<void> {
  let retryMs = retryMsMin
  while (!signal.aborted) {
    let failure: ApiError | null = null
    try {
      const text = await open(client, log, signal)
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

const open = (client: Client, { id, component, tail }: FollowedLog, signal: AbortSignal) =>
  openText(
    client.GET('/stores/{id}/logs', {
      ...asStream,
      signal,
      params: { path: { id }, query: { component, tail, follow: 'true' } },
    }),
  )

/** A container that is not there yet may come; a connection that broke says nothing at all. */
const isRefusal = (err: unknown) => hasCode(err, 'UNAUTHENTICATED', 'FORBIDDEN', 'VALIDATION_FAILED')
