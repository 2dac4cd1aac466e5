import { answer } from './answer.ts'
import { ApiError, hasCode } from './apiError.ts'
import type { Client } from './createClient.ts'
import { pause } from './pause.ts'
import { createSilence } from './silence.ts'
import { asStream, each, openText } from './streams.ts'
import type { Component } from './types.ts'

export interface FollowedLog {
  id: string
  /** The API's choice where it is left out. */
  component?: Component
  /** How many of the last lines it begins with. */
  tail: number
  /** How long a connection may say nothing; the API ends a silent log sooner where it is left out. */
  silenceMs?: number
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
/** The API ends a log after five minutes without a line. */
const silenceMsDefault = 330_000

/**
 * A container's log over breaks of the connection, until the signal. A log has no place to resume from, so each
 * connection begins with the last lines again. Throws what the API refuses for good, as it does once the store is gone.
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
    const silence = createSilence(log.silenceMs ?? silenceMsDefault)
    try {
      const text = await open(client, log, AbortSignal.any([signal, silence.signal]))
      listener.onOpen()
      silence.hear()
      for await (const part of each(text)) {
        silence.hear()
        retryMs = retryMsMin
        listener.onText(part)
      }
    } catch (err) {
      if (signal.aborted) return
      if (isRefusal(err)) throw err
      if (hasCode(err, 'LOGS_UNAVAILABLE')) await refuseDeleted(client, log.id, err, signal)
      failure = err instanceof ApiError ? err : null
    } finally {
      silence.end()
    }
    if (signal.aborted) return
    listener.onBreak(failure)
    await pause(Math.max(retryMs, failure?.retryAfterMs ?? 0), signal)
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
const isRefusal = (err: unknown) => hasCode(err, 'UNAUTHENTICATED', 'FORBIDDEN', 'VALIDATION_FAILED', 'NOT_FOUND')

/** No container of a deleted store comes; whether it is one, the log itself does not say. */
async function refuseDeleted(client: Client, id: string, cause: ApiError, signal: AbortSignal): Promise<void> {
  const store = await answer(client.GET('/stores/{id}', { signal, params: { path: { id } } })).catch(() => null)
  if (store?.status !== 'Deleted') return
  const detail = 'The store was deleted, and its log with it.'
  throw new ApiError({ ...cause, code: 'STORE_DELETED', title: 'The store was deleted', detail }, { cause })
}
