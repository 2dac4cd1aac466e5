import { randomUUID } from 'node:crypto'
import { setTimeout as pause } from 'node:timers/promises'
import { answer } from '@storeyard/client/answer'
import type { Context } from './context.ts'
import { explainFailure } from './explainFailure.ts'
import { clean } from './output/text.ts'
import { inShort } from './output/time.ts'
import { pauseBeforeRepeat } from './pauseBeforeRepeat.ts'

export interface OnceHeader {
  'Idempotency-Key': string
}

/** Asks for a change that is made once: the same request goes out again where no answer came. */
export async function askOnce<T>(
  { io, out }: Pick<Context, 'io' | 'out'>,
  ask: (header: OnceHeader) => Parameters<typeof answer<T>>[0],
): Promise<T> {
  const header = { 'Idempotency-Key': randomUUID() }
  const beganAt = Date.now()
  for (let failures = 1; ; failures++)
    try {
      return await answer(ask(header))
    } catch (err) {
      const waitMs = pauseBeforeRepeat(err, failures, Date.now() - beganAt)
      if (waitMs === null) throw err
      out.note(`${clean(explainFailure(err, io.env)?.message ?? '')} Asking again in ${inShort(waitMs)}.`)
      await pause(waitMs, null, { signal: io.signal })
    }
}
