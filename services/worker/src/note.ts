import { writeAttempt } from '@storeyard/core/db/attempts'
import type { Reason } from '@storeyard/core/domain/status'
import type { Turn } from './turn.ts'

/** Puts the worker's reason on the row, once: an unchanged reason writes nothing. */
export async function noteReason({ deps, lease }: Turn, reason: Reason | null, message: string | null): Promise<void> {
  await writeAttempt(deps.db, lease, (row) =>
    row.attemptReason === reason && row.attemptMessage === message
      ? null
      : {
          set: { attemptReason: reason, attemptMessage: message },
          events: reason ? [{ type: 'Noted', reason, message: message ?? reason }] : [],
        },
  )
}
