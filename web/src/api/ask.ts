import { answer } from '@storeyard/client/answer'
import { hasCode } from '@storeyard/client/apiError'
import { createClient } from '@storeyard/client/createClient'
import { type Answering, noteAnswer } from './answering.ts'

/** The api is on this page's own origin, where the session's cookie speaks. */
export const client = createClient()

/** Where what was never answered was asked. */
const unanswered = new WeakMap<object, string>()
client.use({
  onError: ({ error, request }) => {
    if (error instanceof Error) unanswered.set(error, request.url)
  },
})

/** What a call answered; how it was answered is noted for the page. */
export async function ask<T>(call: Parameters<typeof answer<T>>[0]): Promise<T> {
  const address = call.then(
    ({ response }) => response.url,
    (err: unknown) => (err instanceof Error && unanswered.get(err)) || '',
  )
  try {
    const answered = await answer<T>(call)
    noteAnswer(await address, 'well')
    return answered
  } catch (err) {
    if (!isAborted(err)) noteAnswer(await address, answeringOf(err))
    throw err
  }
}

/** A refusal is an answer too. */
const answeringOf = (err: unknown): Answering => {
  if (isAway(err)) return 'away'
  if (hasCode(err, 'RATE_LIMITED')) return 'throttled'
  return hasCode(err, 'INTERNAL') ? 'failing' : 'well'
}

/** Nobody of Storeyard answered, or a part that is needed for an answer is away. */
export const isAway = (err: unknown) => hasCode(err, 'UNREACHABLE', 'UNAVAILABLE')
const isAborted = (err: unknown) => err instanceof DOMException && err.name === 'AbortError'
