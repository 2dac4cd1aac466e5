import type { Db } from '@storeyard/core/db/client'
import { type ObservedRow, readObserved, readObservedPage, writeFacts } from '@storeyard/core/db/observations'
import { determineFacts } from '@storeyard/core/domain/facts'
import { expectedCauses, findWork, type WorkCause } from '@storeyard/core/domain/findWork'
import type { ClusterView } from '@storeyard/core/kube/clusterView'
import type { Logger } from '@storeyard/core/observability/logger'
import { enqueueStore, type RetryPolicy, type StoresQueue } from '@storeyard/core/queue/stores'
import type { Leadership } from './lead.ts'
import type { ReconcilerMetrics } from './metrics.ts'

export interface ReconcilerDeps {
  db: Db
  view: ClusterView
  queue: StoresQueue
  retry: RetryPolicy
  leadership: Leadership
  logger: Logger
  metrics: ReconcilerMetrics
  /** Looks at a store again after a while. */
  lookLater: (storeId: string, afterMs: number) => void
}

/**
 * A repair is asked for when the same was found again after this time: within it a watch or a job under way catches up
 * by itself.
 */
const confirmMs = 2_000
type Suspects = Map<string, { cause: WorkCause; since: number }>

export function createReconciler(deps: ReconcilerDeps) {
  const suspects: Suspects = new Map()
  return {
    look: (storeId: string) => lookAt(deps, suspects, storeId),
    sweep: (withSettled: boolean) => sweep(deps, suspects, withSettled),
  }
}

/** The watch saw something of a store: put it on the row, and hand on what a worker has to do about it. */
async function lookAt(deps: ReconcilerDeps, suspects: Suspects, storeId: string): Promise<void> {
  const fence = deps.leadership.fence()
  if (fence === null) return
  const found = await readObserved(deps.db, storeId)
  if (found) await lookAtRow(deps, suspects, found, fence)
}

async function lookAtRow(deps: ReconcilerDeps, suspects: Suspects, found: ObservedRow, fence: number): Promise<void> {
  const { row, now } = await recordFacts(deps, found, fence)
  const cause = findWork(row, deps.view.of(row), deps.view.objectsOf(row.namespace), now)
  if (!cause) suspects.delete(row.id)
  else if (expectedCauses.has(cause)) await hand(deps, row.id, cause)
  else await confirm(deps, suspects, row.id, cause)
}

async function confirm(deps: ReconcilerDeps, suspects: Suspects, storeId: string, cause: WorkCause): Promise<void> {
  const suspect = suspects.get(storeId)
  const at = performance.now()
  if (suspect?.cause !== cause) {
    suspects.set(storeId, { cause, since: at })
    deps.lookLater(storeId, confirmMs)
  } else if (at - suspect.since >= confirmMs) {
    suspects.delete(storeId)
    await hand(deps, storeId, cause)
  }
}

async function recordFacts(deps: ReconcilerDeps, { row, now }: ObservedRow, fence: number): Promise<ObservedRow> {
  const written = await writeFacts(deps.db, row.id, fence, (current) => determineFacts(current, deps.view.of(current)))
  return { row: written ?? row, now }
}

const pageSize = 200

/** Compares rows with the cluster: those that are not at rest, or with `withSettled` all that are not deleted. */
async function sweep(deps: ReconcilerDeps, suspects: Suspects, withSettled: boolean): Promise<void> {
  const fence = deps.leadership.fence()
  if (fence === null) return
  const seen = new Set<string>()
  let after = ''
  for (;;) {
    const page = await readObservedPage(deps.db, { after, limit: pageSize, withSettled })
    for (const observed of page) {
      seen.add(observed.row.id)
      try {
        await lookAtRow(deps, suspects, observed, fence)
      } catch (err) {
        // One row's trouble must not keep the sweep from the others.
        deps.logger.warn({ storeId: observed.row.id, err }, 'a look at a store failed; the next sweep looks again')
      }
    }
    const last = page.at(-1)
    if (!last || page.length < pageSize) break
    after = last.row.id
  }
  if (withSettled) await sweepOrphans(deps, seen)
  deps.metrics.sweeps.inc({ rows: withSettled ? 'all' : 'unsettled' })
}

/** Namespaces of ours that no living row stands for: a tombstone's goes, one without a row is shown and left alone. */
async function sweepOrphans(deps: ReconcilerDeps, living: ReadonlySet<string>): Promise<void> {
  let orphans = 0
  for (const id of deps.view.storeIds()) {
    if (living.has(id)) continue
    const found = await readObserved(deps.db, id)
    if (!found) orphans++
    else if (found.row.deletedAt) await hand(deps, id, 'leftovers')
  }
  deps.metrics.orphans.set(orphans)
}

async function hand(
  { queue, retry, logger, metrics }: ReconcilerDeps,
  storeId: string,
  cause: WorkCause,
): Promise<void> {
  const repair = !expectedCauses.has(cause)
  metrics.found.inc({ cause, repair: String(repair) })
  logger[repair ? 'warn' : 'debug']({ storeId, cause }, 'handed to a worker')
  try {
    await enqueueStore(queue, storeId, retry)
  } catch (err) {
    // Redis is a hint: the row is unchanged, so the next sweep finds the same.
    logger.warn({ storeId, cause, err }, 'the job could not be added')
  }
}
