import { setTimeout as pause } from 'node:timers/promises'

/** Tries again while `retryOn` says that the error passes by itself, until the deadline. */
export async function until<T>(
  attempt: () => Promise<T>,
  { retryOn, deadlineMs, pauseMs }: { retryOn: (err: unknown) => boolean; deadlineMs: number; pauseMs: number },
): Promise<T> {
  const giveUpAt = performance.now() + deadlineMs
  for (;;) {
    try {
      return await attempt()
    } catch (err) {
      if (!retryOn(err) || performance.now() > giveUpAt) throw err
    }
    await pause(pauseMs)
  }
}
