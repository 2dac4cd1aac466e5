import { answer } from '@storeyard/client/answer'
import { hasCode } from '@storeyard/client/apiError'
import { createClient } from '@storeyard/client/createClient'
import { reachable } from './reachability.ts'

/** The api is on this page's own origin, where the session's cookie speaks. */
export const client = createClient()

/** What a call answered; whether anybody answered at all is noted for the page. */
export async function ask<T>(call: Parameters<typeof answer<T>>[0]): Promise<T> {
  try {
    const answered = await answer<T>(call)
    reachable.set(true)
    return answered
  } catch (err) {
    if (isAway(err)) reachable.set(false)
    else if (!isAborted(err)) reachable.set(true)
    throw err
  }
}

/** Nobody of Storeyard answered, or a part that is needed for an answer is away. */
export const isAway = (err: unknown) => hasCode(err, 'UNREACHABLE', 'UNAVAILABLE')
const isAborted = (err: unknown) => err instanceof DOMException && err.name === 'AbortError'
