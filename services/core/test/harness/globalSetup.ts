import { keepForTeardown } from './globalTeardown.ts'
import { startPostgres } from './postgres.ts'
import { startRedis } from './redis.ts'
import { publishTestServers } from './servers.ts'

/** One Postgres and one Redis for all test files of a run. */
// biome-ignore lint/style/noDefaultExport: Jest takes the default export.
export default async function startServers(): Promise<void> {
  const [postgres, redis] = await Promise.all([startPostgres(), startRedis()])
  publishTestServers({ postgresUrl: postgres.url, redisUrl: redis.url })
  keepForTeardown([redis, postgres])
}
