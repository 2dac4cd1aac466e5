import { writeAttempt } from '@storeyard/core/db/attempts'
import { secondsFromNow } from '@storeyard/core/db/changeStore'
import type { Reason } from '@storeyard/core/domain/status'
import type { Turn } from './turn.ts'

/** Puts the worker's reason on the row, once: an unchanged reason writes nothing. */
export async function noteReason({ deps, lease }: Turn, reason: Reason, message: string): Promise<void> {
  await writeAttempt(deps.db, lease, (row) =>
    row.attemptReason === reason && row.attemptMessage === message
      ? null
      : { set: { attemptReason: reason, attemptMessage: message }, events: [{ type: 'Noted', reason, message }] },
  )
}

/** The same for what no watch tells the end of: it is looked at again after a while, less and less often. */
export async function noteWait(turn: Turn, reason: Reason, message: string): Promise<void> {
  const { backoffSeconds, backoffSecondsMax } = turn.deps.limits
  await noteReason(turn, reason, message)
  await writeAttempt(turn.deps.db, turn.lease, ({ failedAttempts }) => ({
    set: {
      failedAttempts: failedAttempts + 1,
      nextAttemptAt: secondsFromNow(Math.min(backoffSeconds * 2 ** failedAttempts, backoffSecondsMax)),
    },
  }))
}
