import type { Logger } from '@storeyard/core/observability/logger'
import { withDeadline } from '@storeyard/core/process/deadline'
import { enqueueStore, type RetryPolicy, type StoresQueue } from '@storeyard/core/queue/stores'
import type { Redis } from 'ioredis'
import { Counter, type Registry } from 'prom-client'

/** All that a caller waits for Redis beyond the write of the row. */
const enqueueDeadlineMs = 700

export interface EnqueueOptions {
  queue: StoresQueue
  redis: Redis
  retry: RetryPolicy
  logger: Logger
  registry: Registry
}

/** Redis is a hint: a job that could not be added is found by the reconciler's sweep. */
export function createEnqueue({ queue, redis, retry, logger, registry }: EnqueueOptions) {
  const missed = new Counter({
    name: 'storeyard_api_jobs_missed_total',
    help: 'Jobs that could not be added to the queue and were left to the sweep',
    registers: [registry],
  })
  return async (storeId: string): Promise<void> => {
    try {
      // BullMQ would hold the job back until Redis returns, and with it the request.
      if (redis.status !== 'ready') throw new Error('Redis is away')
      await withDeadline(enqueueStore(queue, storeId, retry), enqueueDeadlineMs, 'adding the job')
    } catch (err) {
      missed.inc()
      logger.warn({ err, storeId }, 'the job was not added: the sweep will find the store')
    }
  }
}
