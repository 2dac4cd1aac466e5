import { writeAttempt } from '@storeyard/core/db/attempts'
import { secondsFromNow } from '@storeyard/core/db/changeStore'
import { type HelmResult, helmKillAfterMs } from '@storeyard/core/helm/run'
import type { WorkerDeps } from './deps.ts'
import type { Lease } from './withLease.ts'

/**
 * Runs one helm command within bounds that the row knows beforehand: whoever takes the store over can tell from
 * helm_fence and helm_until when this helm can no longer be alive.
 */
export async function runRecordedHelm(
  { db, limits, metrics }: WorkerDeps,
  lease: Lease,
  command: 'apply' | 'uninstall',
  run: (bounds: { limitMs: number; signal: AbortSignal }) => Promise<HelmResult>,
): Promise<HelmResult> {
  const limitMs = limits.helmSeconds * 1_000
  const recordedAt = performance.now()
  await writeAttempt(db, lease, () => ({
    set: { helmFence: lease.fence, helmUntil: secondsFromNow((limitMs + helmKillAfterMs) / 1_000) },
  }))
  lease.signal.throwIfAborted()
  const leftMs = limitMs - (performance.now() - recordedAt)
  if (leftMs < 1_000) throw new Error('the database took too long to record the helm run')
  metrics.helmRunning.inc()
  const stopTimer = metrics.helmSeconds.startTimer({ command })
  try {
    const result = await run({ limitMs: leftMs, signal: lease.signal })
    stopTimer({ result: result.ok ? 'ok' : 'failed' })
    // This helm is over, so nobody has to wait for helm_until; what it left is in its release record.
    await writeAttempt(db, lease, () => ({ set: { helmUntil: null } }))
    lease.signal.throwIfAborted()
    return result
  } finally {
    metrics.helmRunning.dec()
  }
}
