import { type Job, UnrecoverableError, Worker } from 'bullmq'
import type { Redis } from 'ioredis'
import { kubeMessage } from '../kube/errors.ts'
import { NotedError } from './noted.ts'
import { queueName, type StoreJob } from './stores.ts'

export interface StoresWorkerOptions {
  connection: Redis
  concurrency: number
  /** A killed worker's job is picked up after lock and stalled check together. */
  lockMs: number
  stalledCheckMs: number
  /** Makes one store match its row; ends early when the signal is aborted. */
  handle: (storeId: string, signal: AbortSignal) => Promise<void>
  onFailed: (storeId: string | undefined, err: Error) => void
  onError: (err: Error) => void
}

// A stalled job says nothing of the store, the row does: it may stall as often as workers die.
const stalledMax = 1_000
const shownLengthMax = 300

/** Takes jobs until it is closed. A job whose lock is lost is cancelled: another worker may have it by then. */
export function createStoresWorker(options: StoresWorkerOptions) {
  const { connection, concurrency, lockMs, stalledCheckMs, handle, onFailed, onError } = options
  // Three parameters, none with a default: BullMQ counts them, and gives no signal to a function of fewer.
  const process = async ({ data }: Job<StoreJob>, _token: string | undefined, signal: AbortSignal | undefined) => {
    try {
      await handle(data.storeId, signal ?? new AbortController().signal)
    } catch (err) {
      throw shownError(err)
    }
  }
  const worker = new Worker<StoreJob>(queueName, process, {
    connection,
    concurrency,
    lockDuration: lockMs,
    stalledInterval: stalledCheckMs,
    maxStalledCount: stalledMax,
    drainDelay: 2,
  })
  worker.on('lockRenewalFailed', (jobIds) => {
    for (const id of jobIds) worker.cancelJob(id, 'the job lock was lost')
  })
  worker.on('failed', (job, err) => onFailed(job?.data.storeId, err))
  worker.on('error', onError)
  return worker
}
export type StoresWorker = ReturnType<typeof createStoresWorker>

/**
 * What Redis keeps of a failure, and Bull Board shows: one short sentence and no stack, as clients hang whole requests
 * and answers on their errors. The cause stays in this process, for its log. What is on the row is not tried again here.
 */
function shownError(cause: unknown): Error {
  const message = kubeMessage(cause).slice(0, shownLengthMax)
  const shown = cause instanceof NotedError ? new UnrecoverableError(message) : new Error(message)
  shown.cause = cause
  shown.stack = ''
  return shown
}
