import { writeAttempt } from '@storeyard/core/db/attempts'
import type { Next, Turn } from '../turn.ts'

/** Nothing to do: a reason that holds no longer goes, while the word about a rolled back change stays. */
export async function settle({ deps, lease, look, state }: Turn): Promise<Next> {
  if (state.kind !== 'inSync') return 'done'
  const stale = look.row.attemptReason !== null && look.row.failedGeneration !== look.row.generation
  if (stale || look.row.failedAttempts > 0)
    await writeAttempt(deps.db, lease, () => ({
      set: { failedAttempts: 0, ...(stale ? { attemptReason: null, attemptMessage: null } : {}) },
    }))
  return 'done'
}
