import { ApiException } from '@kubernetes/client-node'
import { type ClusterError, type ClusterErrorClass, classifyAdmission, forPeople } from './errorClass.ts'

/** The limiter gave no turn in time: nothing was sent. */
export class ThrottledError extends Error {
  override name = 'ThrottledError'
}

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

const classByCode: Record<number, ClusterErrorClass> = {
  400: 'invalid',
  401: 'refused',
  403: 'refused',
  404: 'absent',
  409: 'conflict',
  // A list or a watch that is too old to go on.
  410: 'conflict',
  413: 'invalid',
  415: 'invalid',
  422: 'invalid',
  429: 'throttled',
}

/** Classes what the client or a raw read threw. */
export function classifyKubeError(err: unknown): ClusterError {
  const message = kubeMessage(err)
  if (err instanceof ApiException) {
    const byCode = err.code >= 500 ? 'serverTrouble' : (classByCode[err.code] ?? 'other')
    // A webhook that cannot be asked is answered with 500, whatever words it is quoted with.
    return { class: byCode === 'serverTrouble' ? byCode : (classifyAdmission(message) ?? byCode), message }
  }
  if (err instanceof ThrottledError) return { class: 'throttled', message }
  return { class: isUnreachable(err) ? 'unreachable' : 'other', message }
}

const fields = (value: unknown): { name?: unknown; message?: unknown; cause?: unknown } =>
  typeof value === 'object' && value !== null ? value : {}

/** True for a request that never got a whole answer: the API server is away or too slow. */
export function isUnreachable(err: unknown): boolean {
  const { name, message } = fields(err)
  const cutOff = name === 'TypeError' && (message === 'fetch failed' || message === 'terminated')
  return cutOff || name === 'TimeoutError' || name === 'AbortError'
}

/** Answers that time mends: too many requests and the server's own troubles. */
export const isServerTrouble = (err: unknown) => err instanceof ApiException && (err.code === 429 || err.code >= 500)

/**
 * One sentence for people: the API's own message without the headers and bodies that an ApiException carries. A body
 * that is no Status, such as a proxy's page, says nothing to them.
 */
export function kubeMessage(err: unknown): string {
  if (err instanceof ApiException)
    return forPeople(statusMessage(err.body) ?? `the Kubernetes API answered ${err.code}`)
  const { message, cause } = fields(err)
  const causes = fields(cause).message
  return forPeople(`${message ?? err}`) + (causes ? `: ${forPeople(`${causes}`)}` : '')
}

function statusMessage(body: unknown): string | null {
  const { message } = fields(typeof body === 'string' ? parseJson(body) : body)
  return typeof message === 'string' && message !== '' ? message : null
}

const parseJson = (text: string): unknown => {
  try {
    return JSON.parse(text)
  } catch {
    return null
  }
}
