import { Queue } from 'bullmq'
import type { Redis } from 'ioredis'

export const queueName = 'stores'

/** A job carries a store's id, never an instruction: each attempt reads the row and does what it wants now. */
export interface StoreJob {
  storeId: string
}
export type StoresQueue = Queue<StoreJob>

export interface RetryPolicy {
  /** Tries in a row for short transient errors; longer waits are the row's. */
  attempts: number
  backoffMs: number
}

export function createStoresQueue(connection: Redis): StoresQueue {
  return new Queue<StoreJob>(queueName, { connection })
}

/**
 * Asks for one reconcile of a store. One job of a store is active and one more waits behind it; a job that is delayed
 * in a backoff is promoted, so that a person's word never waits one out.
 */
export async function enqueueStore(queue: StoresQueue, storeId: string, retry: RetryPolicy): Promise<void> {
  const job = await queue.add(
    'reconcile-store',
    { storeId },
    {
      // Not jobId: a retained finished job of the same id would swallow the next add.
      deduplication: { id: storeId, keepLastIfActive: true },
      attempts: retry.attempts,
      backoff: { type: 'exponential', delay: retry.backoffMs, jitter: 0.5 },
      removeOnComplete: 500,
      removeOnFail: 500,
    },
  )
  if (await job.isDelayed()) await job.promote()
}

/** Is a worker at the store, or will one be as soon as it is free? What waits out a backoff is neither. */
export async function hasJobUnderWay(queue: StoresQueue, storeId: string): Promise<boolean> {
  const jobId = await queue.getDeduplicationJobId(storeId)
  if (jobId === null) return false
  const state = await queue.getJobState(jobId)
  return state === 'waiting' || state === 'active'
}

export interface QueueCounts {
  waiting: number
  active: number
  delayed: number
  failed: number
}

export async function countJobs(queue: StoresQueue): Promise<QueueCounts> {
  const { waiting = 0, active = 0, delayed = 0, failed = 0 } = await queue.getJobCounts(...jobStates)
  return { waiting, active, delayed, failed }
}
const jobStates = ['waiting', 'active', 'delayed', 'failed'] as const

/** Processes that take jobs, by their connections to Redis. */
export const countWorkers = (queue: StoresQueue): Promise<number> => queue.getWorkersCount()
