import { EventSourceParserStream } from 'eventsource-parser/stream'
import { ApiError, hasCode, unreachable } from './apiError.ts'
import type { Client } from './createClient.ts'
import { pause } from './pause.ts'
import { createSilence } from './silence.ts'
import { asStream, each, openText } from './streams.ts'
import type { StoreEvent } from './types.ts'

export interface FollowOptions {
  /** Of this store alone; of all where it is left out. */
  storeId?: string
  /** The id of the last event that is known: the stream goes on after it. Left out, it begins now. */
  after?: string
  signal: AbortSignal
  /** Told each time the stream stands. */
  onOpen?: () => void
  /** Told each time it broke; it is opened again by itself. */
  onBreak?: () => void
}

/** Where a stream stands, over its connections. */
interface Place {
  lastId: string | undefined
  retryMs: number
}

const retryMsFirst = 2_000
const retryMsMax = 15_000
/** The API shows every 15 s that it is there. */
const silenceMsMax = 45_000

/**
 * What happens to one store or to all from now on, each event once and in order, over breaks of the connection. The first connection
 * has to succeed; later ones are tried until the API refuses, as with a key that was revoked, or the signal ends it.
 */
export async function* followEvents(client: Client, options: FollowOptions): AsyncGenerator<StoreEvent> {
  const { storeId, signal, onOpen, onBreak } = options
  const place: Place = { lastId: options.after, retryMs: retryMsFirst }
  let failures = 0
  let hasStood = false
  while (!signal.aborted) {
    let askedMs = 0
    try {
      const open = () => {
        hasStood = true
        onOpen?.()
      }
      const heard = () => {
        failures = 0
      }
      yield* readConnection((more) => openEvents(client, storeId, more), place, signal, { open, heard })
    } catch (err) {
      if (signal.aborted) return
      if (!hasStood || err instanceof UnreadableEvent || !isPassing(err)) throw err
      failures++
      askedMs = (err instanceof ApiError && err.retryAfterMs) || 0
    }
    onBreak?.()
    await pause(Math.max(askedMs, Math.min(place.retryMs * 2 ** failures, retryMsMax)), signal)
  }
}

interface Asked {
  signal: AbortSignal
  header: { 'Last-Event-ID'?: string }
}

function openEvents(client: Client, storeId: string | undefined, { signal, header }: Asked) {
  const options = { ...asStream, signal }
  return openText(
    storeId === undefined
      ? client.GET('/events', { ...options, params: { header } })
      : client.GET('/stores/{id}/events/stream', { ...options, params: { path: { id: storeId }, header } }),
  )
}

async function* readConnection(
  open: (asked: Asked) => ReturnType<typeof openText>,
  place: Place,
  signal: AbortSignal,
  { open: onOpen, heard }: { open: () => void; heard: () => void },
) {
  const silence = createSilence(silenceMsMax)
  // Not that it opens: something on the way may open connections that bring nothing.
  const hear = () => {
    heard()
    silence.hear()
  }
  const parser = new EventSourceParserStream({
    onId: (id) => {
      place.lastId = id
    },
    onRetry: (ms) => {
      place.retryMs = ms
    },
    onComment: hear,
  })
  try {
    const text = await open({
      signal: AbortSignal.any([signal, silence.signal]),
      header: place.lastId === undefined ? {} : { 'Last-Event-ID': place.lastId },
    })
    onOpen()
    silence.hear()
    for await (const { data } of each(text.pipeThrough(parser))) {
      hear()
      yield parseEvent(data)
    }
  } finally {
    silence.end()
  }
}

/** What came after it cannot be told to be whole either. */
class UnreadableEvent extends ApiError {}

function parseEvent(data: string): StoreEvent {
  try {
    return JSON.parse(data)
  } catch (cause) {
    throw new UnreadableEvent(unreachable('An event cannot be read: something on the way changed it.', { cause }), {
      cause,
    })
  }
}

/** Whatever is no refusal of the API is a connection that broke. */
const isPassing = (err: unknown) =>
  !(err instanceof ApiError) || hasCode(err, 'UNREACHABLE', 'UNAVAILABLE', 'RATE_LIMITED', 'INTERNAL')
