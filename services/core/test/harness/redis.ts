import { tmpdir } from 'node:os'
import { Redis } from 'ioredis'
import { freePort, startServer, type TestServer } from './server.ts'

/** Each test file takes a database of its own. */
const databases = 1_000

export interface RedisOptions {
  /** To start again at the place where one was stopped. */
  port?: number
}

/** A Redis that keeps nothing on disk, with the one eviction policy that a queue may have. */
export async function startRedis({ port }: RedisOptions = {}): Promise<TestServer & { port: number }> {
  const chosen = port ?? (await freePort())
  const url = `redis://127.0.0.1:${chosen}`
  const server = await startServer({
    url,
    file: 'redis-server',
    args: [
      '--bind',
      '127.0.0.1',
      '--port',
      `${chosen}`,
      '--databases',
      `${databases}`,
      '--save',
      '',
      '--appendonly',
      'no',
      '--maxmemory-policy',
      'noeviction',
    ],
    cwd: tmpdir(),
    unprivileged: true,
    answers: () => withRedis(url, async (redis) => (await redis.ping()) === 'PONG'),
  })
  return { ...server, port: chosen }
}

/** A database that no other test file of this run uses. */
export async function takeRedisDatabase(url: string): Promise<string> {
  const number = await withRedis(url, (redis) => redis.incr('taken'))
  if (number >= databases) throw new Error('all test databases of Redis are taken')
  return `${url}/${number}`
}

async function withRedis<T>(url: string, work: (redis: Redis) => Promise<T>): Promise<T> {
  const redis = new Redis(url, { lazyConnect: true, retryStrategy: () => null, connectTimeout: 2_000 })
  // Without a listener ioredis prints what the rejected promise says already.
  redis.on('error', () => {})
  try {
    await redis.connect()
    return await work(redis)
  } finally {
    redis.disconnect()
  }
}
