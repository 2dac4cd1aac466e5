import { withDeadline } from '@storeyard/core/process/deadline'
import { type ClientRateLimitInfo, MemoryStore, type Options, type Store } from 'express-rate-limit'
import type { Redis } from 'ioredis'
import { type RedisReply, RedisStore } from 'rate-limit-redis'

/** A call waits no longer for its count. */
const redisDeadlineMs = 250

/** Counts in Redis, and in this process while Redis is away: limits hold on, and no call fails for them. */
export function createFallbackStore(redis: Redis, prefix: string): Store {
  const memory = new MemoryStore()
  let inRedis: RedisStore | null = null
  let options: Options

  const sendCommand = (...[command, ...args]: string[]) => redis.call(command as string, ...args) as Promise<RedisReply>

  const useRedis = async <T>(ask: (store: RedisStore) => Promise<T>): Promise<T> => {
    if (redis.status !== 'ready') throw new Error('Redis is away')
    if (!inRedis) {
      const store = new RedisStore({ sendCommand, prefix })
      await store.init(options)
      inRedis = store
    }
    return ask(inRedis)
  }

  const eitherStore = async <T>(ask: (store: Store) => Promise<T> | T): Promise<T> => {
    try {
      return await withDeadline(
        useRedis(async (store) => ask(store)),
        redisDeadlineMs,
        'counting in Redis',
      )
    } catch {
      // It keeps the scripts that it failed to load.
      inRedis = null
      return ask(memory)
    }
  }

  return {
    init: (given) => {
      options = given
      memory.init(given)
    },
    increment: (key) => eitherStore<ClientRateLimitInfo>((store) => store.increment(key)),
    decrement: (key) => eitherStore<void>((store) => store.decrement(key)),
    resetKey: (key) => eitherStore<void>((store) => store.resetKey(key)),
  }
}
