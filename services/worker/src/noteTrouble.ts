import { writeAttempt } from '@storeyard/core/db/attempts'
import { secondsFromNow } from '@storeyard/core/db/changeStore'
import type { WorkerDeps } from './deps.ts'
import type { Trouble } from './trouble.ts'
import type { Lease } from './withLease.ts'

/**
 * Puts on the row why an attempt failed and when the next one is due. The same words again write no further event: an
 * outage of hours must not fill the timeline.
 */
export async function noteTrouble({ db, limits }: WorkerDeps, lease: Lease, { reason, message }: Trouble) {
  await writeAttempt(db, lease, (row) => {
    const seconds = Math.min(limits.backoffSeconds * 2 ** row.failedAttempts, limits.backoffSecondsMax)
    const attempt = row.failedAttempts + 1
    const isNews = row.attemptReason !== reason || row.attemptMessage !== message
    // What was said of a generation that is marked failed stays: it is why the older one is in force.
    const word = row.failedGeneration === row.generation ? {} : { attemptReason: reason, attemptMessage: message }
    const data = { attempt, next_in_seconds: seconds }
    return {
      set: { ...word, failedAttempts: attempt, nextAttemptAt: secondsFromNow(seconds) },
      events: isNews ? [{ type: 'AttemptFailed', reason, message, data }] : [],
    }
  })
}
