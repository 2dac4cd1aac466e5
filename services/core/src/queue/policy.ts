import type { Redis } from 'ioredis'

/** A Redis that evicts keys loses jobs without a word, and BullMQ only warns: refuse to be ready on one. */
export async function requireNoEviction(redis: Redis): Promise<void> {
  const info = await redis.info('memory')
  const policy = /^maxmemory_policy:(\S+)/m.exec(info)?.[1]
  if (policy !== 'noeviction')
    throw new Error(`Redis has maxmemory-policy ${policy ?? 'unknown'}: set it to noeviction, or jobs are lost`)
}
