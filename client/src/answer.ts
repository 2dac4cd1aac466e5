import { readProblem, somebodyElse, unreachable } from './apiError.ts'

interface Outcome<T> {
  data?: T
  error?: unknown
  response: Response
}

/** What a call answered. Every failure is thrown as an ApiError, but the caller's own abort. */
export async function answer<T>(call: Promise<Outcome<T>>): Promise<T> {
  const { data, status } = await settle(call)
  // Only the API's 204 have nothing to say.
  if (data === null && status !== 204) throw somebodyElse({ status })
  return data as T
}

/** The same where the answer may be empty, as a log is: null then. */
export const answerIfAny = async <T>(call: Promise<Outcome<T>>): Promise<T | null> => (await settle(call)).data

async function settle<T>(call: Promise<Outcome<T>>): Promise<{ data: T | null; status: number }> {
  const { data, error, response } = await call.catch((err: unknown) => {
    throw explain(err)
  })
  if (!response.ok) throw readProblem(response, error)
  return { data: data ?? null, status: response.status }
}

// By name: a fetch of another realm throws that realm's errors.
const nameOf = (err: unknown) => (typeof err === 'object' && err !== null && 'name' in err ? err.name : null)

export const isAbort = (err: unknown) => nameOf(err) === 'AbortError'

function explain(cause: unknown): unknown {
  if (isAbort(cause)) return cause
  const name = nameOf(cause)
  if (name === 'SyntaxError') return somebodyElse({ cause })
  if (name === 'TimeoutError') return unreachable('Storeyard did not answer in time.', { cause })
  return unreachable('Storeyard does not answer.', { cause })
}
