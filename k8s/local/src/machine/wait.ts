import { setTimeout as delay } from 'node:timers/promises'

/** Asks until the answer is something, and says what was waited for when the time is up. */
export async function waitFor<T>(
  what: string,
  probe: () => Promise<T | null | undefined | false> | T | null | undefined | false,
  { deadlineMs, everyMs = 100 }: { deadlineMs: number; everyMs?: number },
): Promise<T> {
  const until = Date.now() + deadlineMs
  for (;;) {
    const answer = await probe()
    if (answer) return answer
    if (Date.now() >= until) throw new Error(`Waited ${deadlineMs / 1000} s for ${what}.`)
    await delay(everyMs)
  }
}
