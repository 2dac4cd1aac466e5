import { setTimeout as pause } from 'node:timers/promises'
import { answer } from '@storeyard/client/answer'
import { ApiError, hasCode } from '@storeyard/client/apiError'
import type { Client } from '@storeyard/client/createClient'
import type { Store } from '@storeyard/client/types'
import type { Context } from '../context.ts'
import { Failure } from '../failure.ts'
import { createProgressLine } from '../output/progressLine.ts'
import { clean } from '../output/text.ts'
import { inShort } from '../output/time.ts'
import { type Goal, judge } from './goal.ts'
import { requireStore } from './requireStore.ts'
import { describeState, wayOutCommands } from './views.ts'

const everyMs = 1_000
/** Timers take no time as long as --timeout may be. */
const lookMsMax = 15_000
/** The last look comes when the time is up. */
const lookMsMin = 2_000

export interface WaitOptions {
  goal: Goal
  timeoutMs: number
}

/** Watches a store until it is what was asked for, and tells of each step. The store goes on by itself, watched or not. */
export async function waitForStore(
  context: Context,
  client: Client,
  asked: Store,
  options: WaitOptions,
): Promise<Store> {
  const { goal, timeoutMs } = options
  const { io } = context
  const endsAt = Date.now() + timeoutMs
  const goOn = `storeyard store wait ${goal === 'Deleted' ? asked.id : asked.store_name}`
  const progress = createProgressLine(io)
  const tell = (text: string) => progress.set(`${asked.store_name}: ${text}`)
  try {
    tell(describeState(asked))
    for (let store = asked, pauseMs = everyMs; ; ) {
      const verdict = judge(store, goal)
      if (verdict === 'reached') return store
      if (verdict === 'missed') throw new Failure('failed', describeMiss(store), adviseOf(store))
      const leftMs = Math.max(0, endsAt - Date.now())
      if (leftMs === 0)
        throw new Failure(
          'timedOut',
          `${store.store_name} is not ${goal} after ${inShort(timeoutMs)}: ${describeState(store)}`,
          `It goes on. To go on watching: ${goOn}`,
        )
      await pause(Math.min(pauseMs, leftMs), null, { signal: io.signal })
      const seen = await look(client, store, io.signal, endsAt)
      const isTrouble = seen instanceof ApiError
      tell(isTrouble ? clean(seen.message) : describeState(seen))
      pauseMs = Math.max(everyMs, (isTrouble && seen.retryAfterMs) || 0)
      if (!isTrouble) store = seen
    }
  } catch (err) {
    if (!io.signal.aborted) throw err
    throw new Failure('interrupted', `${asked.store_name} goes on without being watched.`, `To watch it again: ${goOn}`)
  } finally {
    progress.end()
  }
}

/** The store as it is, or why that cannot be told while the API is away for a moment. */
async function look(client: Client, { id }: Store, signal: AbortSignal, endsAt: number): Promise<Store | ApiError> {
  const lookMs = Math.max(lookMsMin, Math.min(endsAt - Date.now(), lookMsMax))
  try {
    const bounded = AbortSignal.any([signal, AbortSignal.timeout(lookMs)])
    return requireStore(await answer(client.GET('/stores/{id}', { params: { path: { id } }, signal: bounded })))
  } catch (err) {
    if (!hasCode(err, 'UNREACHABLE', 'UNAVAILABLE', 'RATE_LIMITED', 'INTERNAL')) throw err
    return err
  }
}

const describeMiss = (store: Store) =>
  store.reason === 'RolledBack'
    ? `The change of ${store.store_name} did not become ready; it runs its earlier settings.`
    : `${store.store_name} is ${describeState(store)}`

const adviseOf = ({ ways_out, store_name }: Store) =>
  ways_out.length > 0
    ? `What can be asked for: ${ways_out.map((way) => wayOutCommands[way](store_name)).join(', ')}`
    : `storeyard store events ${store_name} shows how it came to this.`
