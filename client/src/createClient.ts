import createFetchClient, { type Client as FetchClient } from 'openapi-fetch'
import type { paths } from './schema.ts'

export type Client = FetchClient<paths>

export interface ClientOptions {
  /** Where the API is, without /api/v1; left out in a page of the same origin. */
  origin?: string
  /** A key; left out where a session's cookie speaks. */
  key?: string
  /** How long a call may take, its body included. */
  deadlineMs?: number
  /** Ends every call that has no signal of its own. */
  signal?: AbortSignal
}

const deadlineMsDefault = 15_000

/** Calls of the API, typed by its document; `answer` and `openStream` take what they answer. */
export function createClient({ origin = '', key, deadlineMs = deadlineMsDefault, signal }: ClientOptions = {}): Client {
  const client = createFetchClient<paths>({
    baseUrl: `${origin.replace(/\/+$/, '')}/api/v1`,
    headers: { accept: 'application/json', ...(key ? { authorization: `Bearer ${key}` } : {}) },
    // A key is never carried to wherever an answer points.
    redirect: 'manual',
    ...(signal && { signal }),
    fetch: (request) => fetch(request, { signal: AbortSignal.any([request.signal, AbortSignal.timeout(deadlineMs)]) }),
  })
  client.use({
    onRequest: ({ request }) => {
      // A session may change things with this type only, with or without a body: forms of other pages cannot send it.
      if (request.method !== 'GET') request.headers.set('content-type', 'application/json')
    },
  })
  return client
}
