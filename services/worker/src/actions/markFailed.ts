import { writeAttempt } from '@storeyard/core/db/attempts'
import type { Reason } from '@storeyard/core/domain/status'
import type { Next, Turn } from '../turn.ts'

/** Puts the diagnosis on record and marks the newest generation failed, in one transaction, before anything is removed. */
export async function markFailed({ deps, lease, look, state }: Turn): Promise<Next> {
  if (state.kind !== 'failed') throw new Error(`markFailed was planned for ${state.kind}`)
  const { failure, rollsBack } = state
  const reason: Reason = rollsBack ? 'RolledBack' : failure.reason
  const message = rollsBack
    ? `The last change did not become ready (${failure.reason}: ${failure.message}). The store goes on with its previous settings.`
    : failure.message
  // A person's word that came since the look is a generation that nobody has tried yet.
  const judged = look.row.generation
  await writeAttempt(deps.db, lease, (row) =>
    row.generation !== judged
      ? null
      : {
          set: {
            failedGeneration: judged,
            attemptReason: reason,
            attemptMessage: message,
            nextAttemptAt: null,
            // What was tried is over; it was part of what is held, or never ran.
            mariadbSeries: look.situation.seriesHeld,
            mariadbSeriesTried: null,
          },
          events: [
            {
              type: 'GenerationFailed',
              reason: failure.reason,
              message: failure.message,
              data: { generation: judged },
            },
          ],
        },
  )
  return 'again'
}
