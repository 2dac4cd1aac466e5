import { writeAttempt } from '@storeyard/core/db/attempts'
import type { Next, Turn } from '../turn.ts'

/** Nothing to do: a reason that holds no longer goes, while the word about a rolled back change stays. */
export async function settle({ deps, lease, look, state }: Turn): Promise<Next> {
  if (state.kind !== 'inSync') return 'done'
  const { row } = look
  const stale = row.attemptReason !== null && row.failedGeneration !== row.generation
  // A worker that died right after its helm leaves these behind; the reconciler would hand the store on for ever.
  const left = row.failedAttempts > 0 || row.helmUntil !== null || row.nextAttemptAt !== null
  if (stale || left)
    await writeAttempt(deps.db, lease, () => ({
      set: {
        failedAttempts: 0,
        helmUntil: null,
        nextAttemptAt: null,
        ...(stale ? { attemptReason: null, attemptMessage: null } : {}),
      },
    }))
  return 'done'
}
