import { writeAttempt } from '@storeyard/core/db/attempts'
import { type StoreRow, secondsFromNow } from '@storeyard/core/db/changeStore'
import type { Reason } from '@storeyard/core/domain/status'
import type { WorkerDeps } from './deps.ts'
import type { Trouble } from './trouble.ts'
import type { Lease } from './withLease.ts'

/**
 * Puts on the row why an attempt failed and when the next one is due. The same words again write no further event: an
 * outage of hours must not fill the timeline.
 */
export async function noteTrouble({ db, limits }: WorkerDeps, lease: Lease, { reason, message }: Trouble) {
  await writeAttempt(db, lease, (row) => {
    const isBegun = row.attemptGeneration === row.generation
    const failedBefore = isBegun ? row.failedAttempts : 0
    const seconds = Math.min(limits.backoffSeconds * 2 ** failedBefore, limits.backoffSecondsMax)
    const data = { attempt: failedBefore + 1, next_in_seconds: seconds }
    return {
      set: {
        ...(isMarkedFailed(row) ? {} : { attemptReason: reason, attemptMessage: message }),
        // A generation that did not reach the API server yet: its deadline begins with the first attempt that does.
        ...(isBegun ? {} : { attemptGeneration: row.generation, deadlineAt: null }),
        ...(isBegun && row.deadlineAt && row.appliedGeneration !== row.generation && isOfTheCluster(reason)
          ? { deadlineAt: secondsFromNow(limits.deadlineSeconds) }
          : {}),
        failedAttempts: failedBefore + 1,
        nextAttemptAt: secondsFromNow(seconds),
      },
      events: isNews(row, { reason, message }, failedBefore) ? [{ type: 'AttemptFailed', reason, message, data }] : [],
    }
  })
}

/** The cluster's own trouble says nothing of a store that it kept from being applied: its time begins anew. */
const isOfTheCluster = (reason: Reason) => reason === 'ClusterUnreachable' || reason === 'Throttled'

/** What was said of a generation that is marked failed stays: it is why the older one is in force. */
const isMarkedFailed = (row: StoreRow) => row.failedGeneration === row.generation

const isNews = (row: StoreRow, { reason, message }: Trouble, failedBefore: number) =>
  isMarkedFailed(row) ? failedBefore === 0 : row.attemptReason !== reason || row.attemptMessage !== message
