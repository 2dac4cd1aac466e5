import type { ResponseContext } from '@kubernetes/client-node'
import PQueue from 'p-queue'
import { adaptLimit, openLimit } from './adaptiveLimit.ts'
import type { Gate } from './client.ts'
import { isPressure } from './errorClass.ts'
import { classifyKubeError, ThrottledError } from './errors.ts'

export interface LimiterOptions {
  /** How many runs go on at once while all is well. */
  ceiling: number
  /** Who waits holds a lease, and maybe a shutdown up: after this it fails, and its job is tried again. */
  requestWaitMs?: number
  runWaitMs?: number
}

export interface Limiter {
  /** For createKube: each answer teaches, and a request waits for its turn. */
  gate: Gate
  /** Runs when its turn has come; `isTrouble` tells of what it ended with whether less load would have mended it. */
  run: <T>(work: () => Promise<T>, isTrouble: (result: T) => boolean, signal: AbortSignal) => Promise<T>
  /** How many runs may go on at once, now. */
  limit: () => number
}

/** More than one look at a store sends at once, so that a job waits for no turn while all is well. */
const requestsPerRun = 20
/** One wrong answer must not stop a worker for long. */
const retryAfterMsMax = 30_000

/** One adaptive limit of a process, for the helm runs and the requests that it sends to one cluster. */
export function createLimiter({ ceiling, requestWaitMs = 10_000, runWaitMs = 30_000 }: LimiterOptions): Limiter {
  const runs = new PQueue({ concurrency: ceiling })
  const requests = new PQueue({ concurrency: ceiling * requestsPerRun })
  let state = openLimit(ceiling)
  let heldUntilMs = 0

  const learn = (trouble: boolean, latencyMs?: number) => {
    state = adaptLimit(state, { atMs: performance.now(), trouble, latencyMs }, ceiling)
    runs.concurrency = state.limit
    requests.concurrency = state.limit * requestsPerRun
  }
  const hold = (ms: number) => {
    heldUntilMs = Math.max(heldUntilMs, performance.now() + ms)
    for (const queue of [runs, requests]) queue.pause()
    setTimeout(() => {
      // Timers may fire a millisecond early; a later hold has a timer of its own.
      if (performance.now() + 1 >= heldUntilMs) for (const queue of [runs, requests]) queue.start()
    }, ms).unref()
  }
  const ask = async (send: () => Promise<ResponseContext>) => {
    const sentAtMs = performance.now()
    try {
      const answer = await send()
      const trouble = answer.httpStatusCode === 429 || answer.httpStatusCode >= 500
      learn(trouble, trouble ? undefined : performance.now() - sentAtMs)
      const retryAfterMs = retryAfter(answer)
      if (trouble && retryAfterMs) hold(retryAfterMs)
      return answer
    } catch (err) {
      learn(isPressure(classifyKubeError(err).class))
      throw err
    }
  }

  return {
    gate: async (send) => {
      const giveUpAtMs = performance.now() + requestWaitMs
      for (;;) {
        const answer = await takeTurn(requests, () => ask(send), giveUpAtMs - performance.now())
        // The server did nothing on a 429, so anything may be sent again once the hold is over.
        const again = answer.httpStatusCode === 429 && retryAfter(answer) > 0 && heldUntilMs < giveUpAtMs
        if (!again) return answer
        await answer.body.text()
      }
    },
    run: (work, isTrouble, signal) => {
      const runAndLearn = async () => {
        const result = await work()
        learn(isTrouble(result))
        return result
      }
      return takeTurn(runs, runAndLearn, runWaitMs, signal)
    },
    limit: () => state.limit,
  }
}

/** Milliseconds, zero where the answer does not say when to come back. */
const retryAfter = ({ headers }: ResponseContext) => {
  const seconds = Number(headers['retry-after'])
  return seconds > 0 ? Math.min(seconds * 1_000, retryAfterMsMax) : 0
}

/** Waits no longer than `waitMs`, nor past the signal; once the work has begun, neither ends it. */
function takeTurn<T>(queue: PQueue, work: () => Promise<T>, waitMs: number, signal?: AbortSignal): Promise<T> {
  const waiting = new AbortController()
  const tooLate = new ThrottledError('The cluster has too much to do: no turn came in time. It is tried again.')
  const timer = setTimeout(() => waiting.abort(tooLate), waitMs)
  const cancel = () => waiting.abort(signal?.reason)
  signal?.addEventListener('abort', cancel)
  if (signal?.aborted) cancel()
  const stopWaiting = () => {
    clearTimeout(timer)
    signal?.removeEventListener('abort', cancel)
  }
  const begin = () => {
    stopWaiting()
    return work()
  }
  return queue.add(begin, { signal: waiting.signal }).finally(stopWaiting)
}
