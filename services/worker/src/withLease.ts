import { type Fenced, LeaseLostError } from '@storeyard/core/db/attempts'
import { releaseStoreLease, renewStoreLease, takeStoreLease } from '@storeyard/core/db/leases'
import type { WorkerDeps } from './deps.ts'

export interface Lease extends Fenced {
  /** Aborted when the lease is lost, the job is cancelled, or the worker shuts down: end helm and write nothing. */
  signal: AbortSignal
}

/**
 * Runs `work` as the store's one holder, renewing the lease while it runs. False when another holds it: that one, or
 * the reconciler after it, does what is to be done.
 */
export async function withLease(
  { db, owner, limits, logger }: WorkerDeps,
  storeId: string,
  cancelled: AbortSignal,
  work: (lease: Lease) => Promise<void>,
): Promise<boolean> {
  const row = await takeStoreLease(db, storeId, owner, limits.leaseSeconds)
  if (!row) return false
  const lost = new AbortController()
  const lease: Lease = { storeId, fence: row.fence, signal: AbortSignal.any([lost.signal, cancelled]) }
  let renewedAt = Date.now()
  const renew = async () => {
    try {
      const sentAt = Date.now()
      if (!(await renewStoreLease(db, storeId, lease.fence, limits.leaseSeconds)))
        return lost.abort(new LeaseLostError(`the lease of store ${storeId} was taken by another worker`))
      renewedAt = sentAt
    } catch (err) {
      logger.warn({ err, storeId }, 'the lease could not be renewed')
      // A database that is away for a moment is no loss yet; a lease that has run out is.
      if (Date.now() - renewedAt >= limits.leaseSeconds * 1_000) lost.abort(err)
    }
  }
  const renewal = setInterval(renew, (limits.leaseSeconds * 1_000) / 3)
  try {
    await work(lease)
  } finally {
    clearInterval(renewal)
    await releaseStoreLease(db, storeId, lease.fence)
  }
  return true
}
