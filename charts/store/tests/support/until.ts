import { setTimeout as delay } from 'node:timers/promises'

/** Asks until the answer is yes. An error counts as no: pods come and go while a test waits for them. */
export async function until(what: string, ms: number, holds: () => Promise<boolean>): Promise<void> {
  const deadline = Date.now() + ms
  let last: unknown
  while (Date.now() < deadline) {
    try {
      if (await holds()) return
      last = undefined
    } catch (err) {
      last = err
    }
    await delay(100)
  }
  throw new Error(`Not within ${ms} ms: ${what}`, { cause: last })
}
