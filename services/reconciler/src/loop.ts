import { setTimeout as pause } from 'node:timers/promises'

/** Runs `work` again and again, `seconds` after its last end, until it is stopped; an error ends one round only. */
export function every(seconds: number, work: () => Promise<void>, onError: (err: unknown) => void) {
  const stopping = new AbortController()
  const run = async () => {
    while (!stopping.signal.aborted) {
      try {
        await work()
      } catch (err) {
        onError(err)
      }
      // The only error of a pause is the stop itself.
      await pause(seconds * 1_000, undefined, { signal: stopping.signal }).catch(() => undefined)
    }
  }
  const ended = run()
  return async () => {
    stopping.abort()
    await ended
  }
}
