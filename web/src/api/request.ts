import type { z } from 'zod'
import { ApiError, readProblem } from './apiError.ts'
import { reachable } from './reachability.ts'

const requestMsMax = 15_000

export interface RequestOptions {
  method?: 'GET' | 'POST' | 'PATCH' | 'DELETE'
  body?: unknown
  headers?: Record<string, string>
  signal?: AbortSignal
}

/** Asks the api, which is on this page's own origin, and parses its answer by the contract. */
export async function request<T>(path: string, answer: z.ZodType<T>, options: RequestOptions = {}): Promise<T> {
  const response = await send(path, options)
  const body: unknown = response.status === 204 ? null : await response.json().catch(() => undefined)
  if (!response.ok) throw noteAway(readProblem(body))
  reachable.set(true)
  const parsed = answer.safeParse(body)
  if (parsed.success) return parsed.data
  throw new ApiError({ code: 'INTERNAL', detail: 'This page and Storeyard are of different versions. Reload it.' })
}

async function send(path: string, { method = 'GET', body, headers, signal }: RequestOptions): Promise<Response> {
  const deadline = AbortSignal.timeout(requestMsMax)
  try {
    return await fetch(`/api/v1${path}`, {
      method,
      // A session may change things with this type only, with or without a body: forms of other pages cannot send it.
      headers: {
        accept: 'application/json',
        ...(method !== 'GET' && { 'content-type': 'application/json' }),
        ...headers,
      },
      body: body === undefined ? undefined : JSON.stringify(body),
      credentials: 'same-origin',
      redirect: 'error',
      signal: signal ? AbortSignal.any([signal, deadline]) : deadline,
    })
  } catch (err) {
    if (signal?.aborted) throw err
    throw noteAway(new ApiError({ code: 'UNAVAILABLE', detail: 'Storeyard does not answer.' }))
  }
}

const noteAway = (error: ApiError): ApiError => {
  reachable.set(error.code !== 'UNAVAILABLE')
  return error
}
