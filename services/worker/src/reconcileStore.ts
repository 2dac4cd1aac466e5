import { LeaseLostError, readStore } from '@storeyard/core/db/attempts'
import { planAction } from '@storeyard/core/domain/plan'
import { determineState } from '@storeyard/core/domain/state'
import { hasCode } from '@storeyard/core/kube/errors'
import { NotedError } from '@storeyard/core/queue/noted'
import { act } from './act.ts'
import type { WorkerDeps } from './deps.ts'
import { lookAtStore } from './look.ts'
import { noteTrouble } from './noteTrouble.ts'
import { determineTrouble } from './trouble.ts'
import type { Next } from './turn.ts'
import { type Lease, withLease } from './withLease.ts'

// The longest honest way (adopt, rights, recover, apply, a Service deleted and applied again, seal, settle) takes eight.
const turnsMax = 12

/** Makes one store match its row, as far as it can be done without waiting for pods. */
export async function reconcileStore(deps: WorkerDeps, storeId: string, cancelled: AbortSignal): Promise<void> {
  const held = await withLease(deps, storeId, cancelled, (lease) => attempt(deps, lease))
  if (!held) deps.logger.info({ storeId }, 'another worker holds the store')
}

/**
 * One attempt. What goes wrong is put on the row, with the time of the next attempt, and the job ends: a longer wait is
 * the row's, never the queue's. Only what cannot be put on the row is left to the queue's own retries.
 */
async function attempt(deps: WorkerDeps, lease: Lease): Promise<void> {
  const generation = { looked: 0 }
  try {
    await converge(deps, lease, generation)
  } catch (err) {
    if (err instanceof LeaseLostError || lease.signal.aborted) throw err
    const now = await readStore(deps.db, lease.storeId)
    // A person's word came meanwhile: its own job follows at once, and nothing of this one holds for it.
    if (now && now.row.generation !== generation.looked && generation.looked > 0) return
    const trouble = determineTrouble(err)
    deps.logger.warn({ storeId: lease.storeId, err, reason: trouble.reason }, 'an attempt failed')
    await noteTrouble(deps, lease, trouble)
    throw new NotedError(`${trouble.reason}: ${trouble.message}`)
  }
}

/** What was decided from had changed meanwhile: the API server said so, and nothing was done. */
function lookAgain(err: unknown): Next {
  if (hasCode(err, 409)) return 'again'
  throw err
}

async function converge(deps: WorkerDeps, lease: Lease, generation: { looked: number }): Promise<void> {
  for (let turn = 0; turn < turnsMax; turn++) {
    lease.signal.throwIfAborted()
    const look = await lookAtStore(deps, lease)
    generation.looked = look.row.generation
    const state = determineState(look.situation)
    const action = planAction(state)
    const startedAt = performance.now()
    const next = await act[action]({ deps, lease, look, state }).catch(lookAgain)
    deps.metrics.actions.inc({ action, result: next })
    if (state.kind !== 'inSync') {
      const ms = Math.round(performance.now() - startedAt)
      deps.logger.info(
        { storeId: lease.storeId, generation: look.row.generation, state: state.kind, action, ms },
        'acted',
      )
    }
    if (next === 'done') return
  }
  throw new Error(`The store did not settle in ${turnsMax} turns.`)
}
