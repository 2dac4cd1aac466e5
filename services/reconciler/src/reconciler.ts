import type { StoreRow } from '@storeyard/core/db/changeStore'
import type { Db } from '@storeyard/core/db/client'
import { type ObservedRow, readObserved, readObservedPage, writeFacts } from '@storeyard/core/db/observations'
import { recordEvent } from '@storeyard/core/db/recordEvent'
import { findDifferences, findTolerated } from '@storeyard/core/domain/added'
import { determineFacts, sameFacts } from '@storeyard/core/domain/facts'
import { causeWords, expectedCauses, findWork, type WorkCause } from '@storeyard/core/domain/findWork'
import type { ClusterView } from '@storeyard/core/kube/clusterView'
import type { Logger } from '@storeyard/core/observability/logger'
import { withDeadline } from '@storeyard/core/process/deadline'
import { enqueueStore, hasJobUnderWay, type RetryPolicy, type StoresQueue } from '@storeyard/core/queue/stores'
import type { Checkups } from './checkups.ts'
import type { FrontPages } from './frontPages.ts'
import type { Leadership } from './lead.ts'
import type { ReconcilerMetrics } from './metrics.ts'
import { createSuspects } from './suspects.ts'
import { createTellOnce } from './tellOnce.ts'

export interface ReconcilerDeps {
  db: Db
  view: ClusterView
  queue: StoresQueue
  retry: RetryPolicy
  leadership: Leadership
  frontPages: FrontPages
  checkups: Checkups
  logger: Logger
  metrics: ReconcilerMetrics
  /** Looks at a store again after a while, or sooner when it was asked for sooner. */
  lookLater: (storeId: string, afterMs: number) => void
}

// Until Redis was there once, BullMQ waits for it: the facts of all other stores must not wait as well.
const queueDeadlineMs = 2_500

type Suspects = ReturnType<typeof createSuspects>

export function createReconciler(deps: ReconcilerDeps) {
  const suspects = createSuspects()
  const tellOrphan = createTellOnce((storeId) =>
    deps.logger.warn({ storeId }, 'a namespace of Storeyard has no store; it is left alone'),
  )
  const tellTolerated = createTellOnce((field) =>
    deps.logger.warn({ field }, 'somebody added a field to objects of stores; it is left alone'),
  )
  return {
    look: (storeId: string) => lookAt(deps, suspects, storeId),
    sweep: async (withSettled: boolean) => {
      const seen = await sweep(deps, suspects, withSettled)
      if (!seen || !withSettled) return
      tellOrphan(await sweepOrphans(deps, seen.storeIds))
      deps.metrics.tolerated.set(seen.toleratedCount)
      tellTolerated(seen.tolerated)
    },
  }
}

/** The watch saw something of a store: put it on the row, and hand on what a worker has to do about it. */
async function lookAt(deps: ReconcilerDeps, suspects: Suspects, storeId: string): Promise<void> {
  const fence = deps.leadership.fence()
  if (fence === null) return
  const found = await readObserved(deps.db, storeId)
  if (found) await lookAtRow(deps, suspects, found, fence)
}

/** Returns what was found of it, suspicions too; null when it is as it should be. */
async function lookAtRow(
  deps: ReconcilerDeps,
  suspects: Suspects,
  found: ObservedRow,
  fence: number,
): Promise<WorkCause | null> {
  const { row, now } = await recordFacts(deps, found, fence)
  const cause = find(deps, row, now)
  for (const at of [row.nextAttemptAt, row.helmUntil])
    if (at && at > now) deps.lookLater(row.id, at.valueOf() - now.valueOf())
  if (!cause) suspects.clear(row.id)
  else if (expectedCauses.has(cause)) await hand(deps, row.id, cause)
  else {
    const waitMs = suspects.confirm(row.id, cause, performance.now())
    if (waitMs > 0) deps.lookLater(row.id, waitMs)
    else await repair(deps, suspects, row.id, cause)
  }
  return cause
}

const find = ({ view }: ReconcilerDeps, row: StoreRow, now: Date) =>
  findWork(row, view.of(row), view.objectsOf(row.namespace), now)

/**
 * Counts what was confirmed as a repair and hands it on; not what a worker has before it already, as in a long queue.
 * The queue is asked before the row is read again: a job that ended since shows on the row.
 */
async function repair(deps: ReconcilerDeps, suspects: Suspects, storeId: string, cause: WorkCause): Promise<void> {
  const isUnderWay = await withDeadline(hasJobUnderWay(deps.queue, storeId), queueDeadlineMs, 'asking the queue')
  const found = isUnderWay ? null : await readObserved(deps.db, storeId)
  if (!found || find(deps, found.row, found.now) !== cause) return suspects.clear(storeId)
  suspects.repaired(storeId, cause, performance.now())
  await recordFind(deps, found.row, cause)
  await hand(deps, storeId, cause)
}

/** A repair is news for the store's timeline, with what was found where the cause alone does not tell. */
async function recordFind({ db, view }: ReconcilerDeps, row: StoreRow, cause: WorkCause) {
  const drift = cause === 'drift' ? findDifferences(row.appliedObjects ?? {}, view.objectsOf(row.namespace)) : []
  const paths = drift.slice(0, pathsMax)
  const detail = paths.length > 0 ? `: ${paths.join(', ')}` : ''
  await recordEvent(db, {
    storeId: row.id,
    actor: 'reconciler',
    type: 'Found',
    message: `${causeWords[cause]}${detail}.`.slice(0, 500),
    data: { cause, ...(paths.length > 0 ? { paths } : {}) },
  })
}
const pathsMax = 20

async function recordFacts(deps: ReconcilerDeps, { row, now }: ObservedRow, fence: number): Promise<ObservedRow> {
  const determine = (current: StoreRow) =>
    determineFacts(current, deps.view.of(current), deps.frontPages.faultOf(row.id))
  // Most looks find what is on the row already: those take no lock. The fence is raised all the same, once a turn.
  const written =
    row.observedFence === fence && sameFacts(row, determine(row))
      ? null
      : await writeFacts(deps.db, row.id, fence, determine)
  watchFrontPage(deps.frontPages, row, written ?? row)
  return { row: written ?? row, now }
}

/** A page is asked anew when its pods came up, or came up again. */
function watchFrontPage(frontPages: FrontPages, before: StoreRow, after: StoreRow): void {
  if (after.status === 'Ready' || after.status === 'Degraded')
    frontPages.watch(after.id, after.domain, before.workloadsGeneration !== after.workloadsGeneration)
  else frontPages.forget(after.id)
}

const pageSize = 200

interface Seen {
  storeIds: Set<string>
  /** `Kind/name +path` of what others added where it is left alone, of whatever store. */
  tolerated: Set<string>
  toleratedCount: number
}

/** Compares rows with the cluster: those that are not at rest, or with `withSettled` all that are not deleted. */
async function sweep(deps: ReconcilerDeps, suspects: Suspects, withSettled: boolean): Promise<Seen | null> {
  const fence = deps.leadership.fence()
  if (fence === null) return null
  const seen: Seen = { storeIds: new Set(), tolerated: new Set(), toleratedCount: 0 }
  let after = ''
  for (;;) {
    const page = await readObservedPage(deps.db, { after, limit: pageSize, withSettled })
    for (const observed of page) {
      const { id, namespace, appliedObjects } = observed.row
      seen.storeIds.add(id)
      if (withSettled) {
        const fields = findTolerated(appliedObjects ?? {}, deps.view.objectsOf(namespace))
        seen.toleratedCount += fields.length
        for (const field of fields) seen.tolerated.add(field)
      }
      try {
        const cause = await lookAtRow(deps, suspects, observed, fence)
        // What is suspected is confirmed first, so that its repair is counted as one.
        if (!cause && needsCheckup(deps.checkups, observed.row)) await hand(deps, observed.row.id, 'checkup')
      } catch (err) {
        // One row's trouble must not keep the sweep from the others.
        deps.logger.warn({ storeId: observed.row.id, err }, 'a look at a store failed; the next sweep looks again')
      }
    }
    const last = page.at(-1)
    if (!last || page.length < pageSize) break
    after = last.row.id
  }
  if (withSettled) deps.checkups.keep(seen.storeIds)
  deps.metrics.sweeps.inc({ rows: withSettled ? 'all' : 'unsettled' })
  return seen
}

const needsCheckup = (checkups: Checkups, { id, status }: StoreRow) =>
  (status === 'Ready' || status === 'Degraded') && checkups.isDue(id, performance.now())

/** Namespaces of ours that no living row stands for: a tombstone's goes, one without a row is shown and left alone. */
async function sweepOrphans(deps: ReconcilerDeps, living: ReadonlySet<string>): Promise<Set<string>> {
  const orphans = new Set<string>()
  for (const id of deps.view.storeIds()) {
    if (living.has(id)) continue
    const found = await readObserved(deps.db, id)
    if (!found) orphans.add(id)
    else if (found.row.deletedAt && found.row.act !== 'abandon') await hand(deps, id, 'leftovers')
  }
  deps.metrics.orphans.set(orphans.size)
  return orphans
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
    await withDeadline(enqueueStore(queue, storeId, retry), queueDeadlineMs, 'adding the job')
  } catch (err) {
    // Redis is a hint: the row is unchanged, so the next sweep finds the same.
    logger.warn({ storeId, cause, err }, 'the job could not be added')
  }
}
