import { planAction } from '@storeyard/core/domain/plan'
import { determineState } from '@storeyard/core/domain/state'
import { act } from './act.ts'
import type { WorkerDeps } from './deps.ts'
import { lookAtStore } from './look.ts'
import { withLease } from './withLease.ts'

// The longest honest way (rights, recover, apply, seal, settle) takes five.
const turnsMax = 10

/** Makes one store match its row, as far as it can be done without waiting for pods. */
export async function reconcileStore(deps: WorkerDeps, storeId: string, cancelled: AbortSignal): Promise<void> {
  const held = await withLease(deps, storeId, cancelled, async (lease) => {
    for (let turn = 0; turn < turnsMax; turn++) {
      lease.signal.throwIfAborted()
      const look = await lookAtStore(deps, lease)
      const state = determineState(look.situation)
      const action = planAction(state)
      deps.logger.debug({ storeId, state: state.kind, action }, 'decided')
      const next = await act[action]({ deps, lease, look, state })
      deps.metrics.actions.inc({ action, result: next })
      if (next === 'done') return
    }
    throw new Error(`store ${storeId} did not settle in ${turnsMax} turns`)
  })
  if (!held) deps.logger.info({ storeId }, 'another worker holds the store')
}
