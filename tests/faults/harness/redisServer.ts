import { chownSync, mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { Redis } from 'ioredis'
import {
  freePort,
  isRoot,
  startServer,
  type TestServer,
  unprivilegedId,
} from '../../../services/core/test/harness/server.ts'

/** A Redis of one system, that keeps what it was told on disk each second, as the shipped one does. */
export async function startRedisServer(folder: string, password: string) {
  const data = join(folder, 'redis')
  mkdirSync(data, { recursive: true })
  if (isRoot) chownSync(data, unprivilegedId, unprivilegedId)
  const port = await freePort()
  const url = `redis://:${password}@127.0.0.1:${port}`
  const run = () =>
    startServer({
      url,
      file: 'redis-server',
      args: [
        ...['--bind', '127.0.0.1', '--port', `${port}`, '--dir', data, '--requirepass', password, '--save', ''],
        ...['--appendonly', 'yes', '--appendfsync', 'everysec', '--maxmemory-policy', 'noeviction'],
      ],
      cwd: data,
      unprivileged: true,
      answers: () => asked(url, async (redis) => (await redis.ping()) === 'PONG'),
    })
  let server: TestServer = await run()
  return {
    url,
    /** Speaks to it past the proxy. */
    ask: <T>(work: (redis: Redis) => Promise<T>) => asked(url, work),
    kill: () => server.stop('SIGKILL'),
    start: async () => {
      server = await run()
    },
  }
}

async function asked<T>(url: string, work: (redis: Redis) => Promise<T>): Promise<T> {
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
