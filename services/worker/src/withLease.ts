import { type Fenced, LeaseLostError, releaseStoreLease, renewStoreLease } from '@storeyard/core/db/attempts'
import { takeStoreLease } from '@storeyard/core/db/leases'
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
  const leaseMs = limits.leaseSeconds * 1_000
  const lost = new AbortController()
  const lose = (err: LeaseLostError) => lost.abort(err)
  let expiry: NodeJS.Timeout | undefined
  // By our own clock, from before the request: never longer than the database counts.
  const expireAfter = (askedAt: number) => {
    clearTimeout(expiry)
    const runOut = () => lose(new LeaseLostError(`the lease of store ${storeId} ran out`))
    expiry = setTimeout(runOut, leaseMs - (performance.now() - askedAt))
  }

  const takenAt = performance.now()
  const row = await takeStoreLease(db, storeId, owner, limits.leaseSeconds)
  if (!row) return false
  expireAfter(takenAt)
  const lease: Lease = { storeId, fence: row.fence, signal: AbortSignal.any([lost.signal, cancelled]) }
  const renew = async () => {
    const askedAt = performance.now()
    try {
      await renewStoreLease(db, lease, limits.leaseSeconds)
      expireAfter(askedAt)
    } catch (err) {
      if (err instanceof LeaseLostError) return lose(err)
      // A database that is away for a moment is no loss yet; a lease that has run out is.
      logger.warn({ err, storeId }, 'the lease could not be renewed')
    }
  }
  let renewing: Promise<void> | null = null
  const renewal = setInterval(() => {
    // A silent database must not pile renewals up.
    renewing ??= renew().finally(() => {
      renewing = null
    })
  }, leaseMs / 3)
  try {
    await work(lease)
  } finally {
    clearInterval(renewal)
    // A renewal that is under way would take the lease again after its release.
    await renewing
    clearTimeout(expiry)
    await releaseStoreLease(db, lease).catch((err) => {
      if (!(err instanceof LeaseLostError))
        logger.warn({ err, storeId }, 'the lease could not be released and runs out by itself')
    })
  }
  return true
}
