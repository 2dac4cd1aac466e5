import { writeAttempt } from '@storeyard/core/db/attempts'
import { type StorePatch, secondsFromNow } from '@storeyard/core/db/changeStore'
import { classifyHelmOutput } from '@storeyard/core/helm/errors'
import { type HelmResult, helmKillAfterMs } from '@storeyard/core/helm/run'
import { isPressure } from '@storeyard/core/kube/errorClass'
import type { WorkerDeps } from './deps.ts'
import type { Lease } from './withLease.ts'

type Command = 'apply' | 'uninstall'
type Run = (bounds: { limitMs: number; signal: AbortSignal }) => Promise<HelmResult>

/** Runs one helm command when its turn has come. `record` is what else the row has to know before it may start. */
export const runRecordedHelm = (
  deps: WorkerDeps,
  lease: Lease,
  command: Command,
  record: StorePatch,
  run: Run,
): Promise<HelmResult> =>
  deps.limiter.run(() => recordAndRun(deps, lease, command, record, run), lessLoadMends, lease.signal)

const lessLoadMends = ({ ok, output }: HelmResult) => !ok && isPressure(classifyHelmOutput(output).class)

/**
 * Runs it within bounds that the row knows beforehand: whoever takes the store over can tell from helm_fence and
 * helm_until when this helm can no longer be alive.
 */
async function recordAndRun(
  { db, limits, metrics }: WorkerDeps,
  lease: Lease,
  command: Command,
  record: StorePatch,
  run: Run,
): Promise<HelmResult> {
  const limitMs = limits.helmSeconds * 1_000
  const recordedAt = performance.now()
  await writeAttempt(db, lease, () => ({
    set: { ...record, helmFence: lease.fence, helmUntil: secondsFromNow((limitMs + helmKillAfterMs) / 1_000) },
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
