import { randomUUID } from 'node:crypto'
import { setTimeout as pause } from 'node:timers/promises'
import { answer, isAbort } from '@storeyard/client/answer'
import type { Store } from '@storeyard/client/types'
import type { Context } from './context.ts'
import { explainFailure } from './explainFailure.ts'
import { Failure } from './failure.ts'
import { clean } from './output/text.ts'
import { inShort } from './output/time.ts'
import { pauseBeforeRepeat } from './pauseBeforeRepeat.ts'
import { requireStore } from './stores/requireStore.ts'

export interface OnceHeader {
  'Idempotency-Key': string
}

type Ask = (header: OnceHeader) => Parameters<typeof answer<Store>>[0]
type Asking = Pick<Context, 'io' | 'out'>

/** Asks for a change of a store that is made once: the same request goes out again where no answer came. */
export async function askOnce(context: Asking, ask: Ask): Promise<Store> {
  try {
    return await askPatiently(context, ask)
  } catch (err) {
    if (!isAbort(err)) throw err
    // The request is out, and its answer is not awaited.
    throw new Failure('interrupted', 'Interrupted. The change may have been taken.', 'To look: storeyard store list')
  }
}

async function askPatiently({ io, out }: Asking, ask: Ask): Promise<Store> {
  const header = { 'Idempotency-Key': randomUUID() }
  const beganAt = Date.now()
  for (let failures = 1; ; failures++)
    try {
      return requireStore(await answer(ask(header)))
    } catch (err) {
      const waitMs = pauseBeforeRepeat(err, failures, Date.now() - beganAt)
      if (waitMs === null) throw err
      out.note(`${clean(explainFailure(err, io.env)?.message ?? '')} Asking again in ${inShort(waitMs)}.`)
      await pause(waitMs, null, { signal: io.signal })
    }
}
