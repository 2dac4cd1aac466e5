import { Redis } from 'ioredis'

/** For those who add jobs: fails at once while Redis is away, so that a request never hangs on it. */
export const createProducerConnection = (url: string, onError: (err: Error) => void) => {
  const redis = new Redis(url, {
    enableOfflineQueue: false,
    maxRetriesPerRequest: 1,
    connectTimeout: 2_000,
    commandTimeout: 2_000,
    retryStrategy,
  })
  redis.on('error', onError)
  return redis
}

/** For BullMQ workers: waits for Redis to come back, as long as it takes. */
export const createWorkerConnection = (url: string, onError: (err: Error) => void) => {
  const redis = new Redis(url, { maxRetriesPerRequest: null, connectTimeout: 2_000, retryStrategy })
  redis.on('error', onError)
  return redis
}

const retryStrategy = (attempt: number) => Math.min(attempt * 100, 2_000)
