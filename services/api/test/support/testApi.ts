import { Writable } from 'node:stream'
import type { Role } from '@storeyard/core/contract/sessions'
import type { Db } from '@storeyard/core/db/client'
import { createKeyText, insertKey } from '@storeyard/core/db/keys'
import { chartVersions } from '@storeyard/core/db/schema'
import { createLogger } from '@storeyard/core/observability/logger'
import { createTestDatabase, createTestRedis, openTestDb } from '../../../core/test/harness/database.ts'
import { loadApiConfig } from '../../src/config.ts'
import { startApi } from '../../src/service.ts'
import { type ApiClient, createApiClient } from './apiClient.ts'
import { unreachableCluster } from './unreachableCluster.ts'

export const dashboardOrigin = 'http://127.0.0.1:3000'

export interface TestApi {
  url: string
  db: Db
  databaseUrl: string
  redisUrl: string
  keys: Record<Role, string>
  /** Calls as an admin. */
  admin: ApiClient
  /** Calls with what its headers say alone. */
  as: (headers: Record<string, string>) => ApiClient
  /** All that was logged. */
  logged: () => string
  close: () => Promise<void>
}

export interface TestApiOptions {
  env?: Record<string, string>
  /** Left out to see what happens before a worker has registered one. */
  chartVersion?: string | null
}

const running = new Set<TestApi>()
afterAll(() => Promise.all([...running].map((api) => api.close())))

/** The whole api in this process, on a database and queue of its own. No cluster answers. Ends with the test file. */
export async function startTestApi({ env = {}, chartVersion = '1.0.0' }: TestApiOptions = {}): Promise<TestApi> {
  const databaseUrl = env.DATABASE_URL ?? (await createTestDatabase())
  const redisUrl = env.REDIS_URL ?? (await createTestRedis())
  const lines: string[] = []
  const destination = new Writable({
    write: (chunk, _encoding, done) => {
      lines.push(String(chunk))
      done()
    },
  })
  const config = loadApiConfig({
    PORT: '0',
    DATABASE_URL: databaseUrl,
    REDIS_URL: redisUrl,
    KUBECONFIG: await unreachableCluster(),
    RATE_LIMIT_PER_MINUTE: '100000',
    ADDRESS_RATE_LIMIT_PER_MINUTE: '100000',
    ...env,
  })
  const { port, closers } = await startApi(config, createLogger({ service: 'api', level: 'trace', destination }))
  const { db, close: closeDb } = openTestDb(databaseUrl)
  if (chartVersion)
    await db
      .insert(chartVersions)
      .values({ version: chartVersion, digest: 'of a test', archive: Buffer.from('chart') })
      .onConflictDoNothing()
  const keys = { viewer: createKeyText(), operator: createKeyText(), admin: createKeyText() }
  for (const [role, text] of Object.entries(keys)) await insertKey(db, { text, name: role, role: role as Role })

  const url = `http://127.0.0.1:${port}`
  const as = (headers: Record<string, string>) => createApiClient(url, headers)
  const api: TestApi = {
    url,
    db,
    databaseUrl,
    redisUrl,
    keys,
    admin: as(bearer(keys.admin)),
    as,
    logged: () => lines.join(''),
    close: async () => {
      if (!running.delete(api)) return
      for (const { close } of closers) await close()
      await closeDb()
    },
  }
  running.add(api)
  return api
}

export const bearer = (key: string) => ({ authorization: `Bearer ${key}` })
