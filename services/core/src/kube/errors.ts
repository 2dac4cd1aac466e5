import { ApiException } from '@kubernetes/client-node'

export const hasCode = (err: unknown, code: number) => err instanceof ApiException && err.code === code

/** Reads one object; null where there is none. */
export async function orAbsent<T>(read: Promise<T>): Promise<T | null> {
  try {
    return await read
  } catch (err) {
    if (hasCode(err, 404)) return null
    throw err
  }
}

/** Creates what may be there already. True when this call made it. */
export async function orExists(create: Promise<unknown>): Promise<boolean> {
  try {
    await create
    return true
  } catch (err) {
    if (hasCode(err, 409)) return false
    throw err
  }
}

/** Deletes what may be gone already: the desired end state holds. */
export async function orGone(remove: Promise<unknown>): Promise<void> {
  try {
    await remove
  } catch (err) {
    if (!hasCode(err, 404)) throw err
  }
}

interface StatusBody {
  reason?: string
  message?: string
}

const statusBody = (body: unknown): StatusBody => {
  if (typeof body === 'object' && body !== null) return body
  if (typeof body !== 'string') return {}
  try {
    return JSON.parse(body)
  } catch {
    return { message: body }
  }
}

/**
 * One sentence for people: the API's own message without the headers and bodies that an ApiException carries, cut to a
 * length that fits an event.
 */
export function kubeMessage(err: unknown): string {
  if (err instanceof ApiException) {
    const { message } = statusBody(err.body)
    return `${message ?? `the Kubernetes API answered ${err.code}`}`.slice(0, 500)
  }
  if (err instanceof Error) {
    const cause = err.cause instanceof Error ? `: ${err.cause.message}` : ''
    return `${err.message}${cause}`.slice(0, 500)
  }
  return String(err).slice(0, 500)
}

/** True for a request that never got an answer: the API server is away or too slow. */
export const isUnreachable = (err: unknown) =>
  !(err instanceof ApiException) &&
  err instanceof Error &&
  (err.name === 'TimeoutError' || err.name === 'AbortError' || err.message === 'fetch failed')

/** Answers that time mends: too many requests and the server's own troubles. */
export const isServerTrouble = (err: unknown) => err instanceof ApiException && (err.code === 429 || err.code >= 500)
