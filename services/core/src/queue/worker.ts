import { type Job, Worker } from 'bullmq'
import type { Redis } from 'ioredis'
import { queueName, type StoreJob } from './stores.ts'

export interface StoresWorkerOptions {
  connection: Redis
  concurrency: number
  /** Makes one store match its row; ends early when the signal is aborted. */
  handle: (storeId: string, signal: AbortSignal) => Promise<void>
  onFailed: (storeId: string | undefined, err: Error) => void
  onError: (err: Error) => void
}

// A killed worker's job is picked up after lock and stalled check together: 15 s.
const lockMs = 10_000
const stalledCheckMs = 5_000
// A stalled job says nothing of the store, the row does: it may stall as often as workers die.
const stalledMax = 1_000

/** Takes jobs until it is closed. A job whose lock is lost is cancelled: another worker may have it by then. */
export function createStoresWorker({ connection, concurrency, handle, onFailed, onError }: StoresWorkerOptions) {
  const worker = new Worker<StoreJob>(
    queueName,
    (job: Job<StoreJob>, _token, signal) => handle(job.data.storeId, signal ?? new AbortController().signal),
    {
      connection,
      concurrency,
      lockDuration: lockMs,
      stalledInterval: stalledCheckMs,
      maxStalledCount: stalledMax,
      drainDelay: 2,
    },
  )
  worker.on('lockRenewalFailed', (jobIds) => {
    for (const id of jobIds) worker.cancelJob(id, 'the job lock was lost')
  })
  worker.on('failed', (job, err) => onFailed(job?.data.storeId, err))
  worker.on('error', onError)
  return worker
}
export type StoresWorker = ReturnType<typeof createStoresWorker>
