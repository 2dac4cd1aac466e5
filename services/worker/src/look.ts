import { LeaseLostError, readStore, writeAttempt } from '@storeyard/core/db/attempts'
import { type StoreRow, secondsFromNow } from '@storeyard/core/db/changeStore'
import { findSpecs } from '@storeyard/core/db/generations'
import { diagnose } from '@storeyard/core/domain/diagnose'
import { judgeFailure } from '@storeyard/core/domain/judgeFailure'
import { heldSeries, mariadbSeries } from '@storeyard/core/domain/mariadbSeries'
import type { StoreSeen } from '@storeyard/core/domain/observed'
import { type StoreSpec, specDigest } from '@storeyard/core/domain/spec'
import { generationInForce, type Situation } from '@storeyard/core/domain/state'
import { helmKillAfterMs } from '@storeyard/core/helm/run'
import { readEvidence } from '@storeyard/core/kube/evidence'
import { observeStore, unseen } from '@storeyard/core/kube/observeStore'
import type { WorkerDeps } from './deps.ts'
import type { Lease } from './withLease.ts'

/** One look at row and cluster: all that the next decision is made from, and that acting on it needs. */
export interface Look {
  row: StoreRow
  seen: StoreSeen
  situation: Situation
  /** The spec of the generation in force. */
  spec: StoreSpec
}

export async function lookAtStore(deps: WorkerDeps, lease: Lease): Promise<Look> {
  const read = await readStore(deps.db, lease.storeId)
  if (!read) throw new Error(`There is no store ${lease.storeId}.`)
  const { row } = read
  const seen = await observe(deps, row)
  // Read again after it: with the new generation comes a spec of its own.
  if (await beginGeneration(deps, lease, row, seen)) return lookAtStore(deps, lease)
  const inForce = generationInForce(row)
  const ofRelease = seen.release.kind === 'ours' ? seen.release.generation : inForce
  // A store of many changes has many specs, and a written one never changes.
  const specs = await findSpecs(deps.db, row.id, [inForce, row.readyGeneration ?? inForce, ofRelease])
  const spec = specs.get(inForce)
  if (!spec) throw new Error(`The store has no spec of generation ${inForce}.`)
  const lastReady = row.readyGeneration === null ? undefined : specs.get(row.readyGeneration)
  const specOfRelease = seen.release.kind === 'ours' ? specs.get(ofRelease) : undefined

  const namespaceHolds = seen.namespace.kind === 'ours' && seen.namespace.rights && row.desiredState === 'running'
  const mayHaveFailed = namespaceHolds && row.failedGeneration !== row.generation && seen.readyGeneration === null
  const evidence = mayHaveFailed ? await readEvidence(deps.kube, row.namespace) : null
  const failure = judgeFailure({
    row,
    readyGeneration: seen.readyGeneration,
    diagnosis: evidence && diagnose(evidence),
    now: read.now,
    watchedSince: read.watchedSince,
  })
  return {
    row,
    seen,
    spec,
    situation: {
      row,
      seen,
      specInForce: specDigest(spec),
      specOfRelease: specOfRelease ? specDigest(specOfRelease) : null,
      seriesInForce: mariadbSeries(spec),
      seriesLastReady: lastReady ? mariadbSeries(lastReady) : null,
      seriesHeld: heldSeries(row, evidence?.pods ?? null),
      failure,
      now: read.now,
      helmGoneAfterMs: deps.limits.helmSeconds * 1_000 + helmKillAfterMs,
    },
  }
}

/** A store that is given up needs no cluster: it may be gone for good. */
const observe = async ({ kube }: WorkerDeps, row: StoreRow): Promise<StoreSeen> =>
  row.desiredState === 'absent' && row.act === 'abandon'
    ? observeStore(kube, row).catch(() => unseen)
    : observeStore(kube, row)

/**
 * The first attempt of a generation that reached the API server starts its deadline and drops what was written for the
 * one before. A release with a fence above the row's (a restored database) lifts the row's above it. True when it wrote.
 */
async function beginGeneration(deps: WorkerDeps, lease: Lease, row: StoreRow, seen: StoreSeen): Promise<boolean> {
  const fenceBehind = seen.release.kind === 'ours' && seen.release.fence > row.fence
  const begun = row.attemptGeneration === row.generation && row.deadlineAt !== null
  if (row.fence === lease.fence && begun && !fenceBehind) return false
  const written = await writeAttempt(deps.db, lease, (current) => ({
    set: {
      ...(current.attemptGeneration === current.generation && current.deadlineAt !== null
        ? {}
        : {
            attemptGeneration: current.generation,
            deadlineAt: secondsFromNow(deps.limits.deadlineSeconds),
            nextAttemptAt: null,
            failedAttempts: 0,
            attemptReason: null,
            attemptMessage: null,
          }),
      ...(fenceBehind && seen.release.kind === 'ours' ? { fence: seen.release.fence + 1 } : {}),
    },
  }))
  if (!written) throw new LeaseLostError(`store ${lease.storeId} is gone`)
  lease.fence = written.fence
  return true
}
