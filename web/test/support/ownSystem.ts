import { createServer } from 'node:http'
import { join } from 'node:path'
import pino from 'pino'
import { createRows } from '../../../services/api/test/support/rows.ts'
import { startTestApi } from '../../../services/api/test/support/testApi.ts'
import { startPostgres } from '../../../services/core/test/harness/postgres.ts'
import { startRedis } from '../../../services/core/test/harness/redis.ts'
import { freePort } from '../../../services/core/test/harness/server.ts'
import { publishTestServers } from '../../../services/core/test/harness/servers.ts'
import { createApp } from '../../server/createApp.ts'

const distDir = join(import.meta.dirname, '../../dist')

/**
 * The dashboard on an api, a Postgres and a Redis of its own, where rows are played: for states and numbers of stores that
 * the running system cannot be brought to in a test. No cluster answers.
 */
export async function startOwnSystem() {
  const [postgres, redis] = await Promise.all([startPostgres(), startRedis()])
  publishTestServers({ postgresUrl: postgres.url, redisUrl: redis.url })
  const port = await freePort()
  const url = `http://127.0.0.1:${port}`
  const api = await startTestApi({ env: { DASHBOARD_ORIGIN: url } })
  const server = createServer(createApp({ API_URL: api.url, DIST_DIR: distDir }, pino({ level: 'silent' })))
  await new Promise<void>((resolve) => server.listen(port, '127.0.0.1', resolve))
  return {
    url,
    api,
    rows: createRows(() => api),
    stop: async () => {
      server.close()
      server.closeAllConnections()
      await api.close()
      await Promise.all([postgres.stop(), redis.stop()])
    },
  }
}

export type OwnSystem = Awaited<ReturnType<typeof startOwnSystem>>
