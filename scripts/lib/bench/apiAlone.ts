import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { execa } from 'execa'
import pg from 'pg'
import { startPostgres } from '../../../services/core/test/harness/postgres.ts'
import { startRedis } from '../../../services/core/test/harness/redis.ts'
import { freePort, until } from '../../../services/core/test/harness/server.ts'

export interface ApiAlone {
  url: string
  pid: number
  key: string
  sql: pg.Client
  stop: () => Promise<void>
}

const root = new URL('../../..', import.meta.url).pathname

/**
 * The api as a process of its own on a database of its own; no worker takes its jobs, and no cluster answers. One that
 * does not start leaves nothing.
 */
export async function startApiAlone(env: Record<string, string> = {}): Promise<ApiAlone> {
  await using ending = new AsyncDisposableStack()
  const postgres = await startPostgres()
  ending.defer(() => postgres.stop())
  const redis = await startRedis()
  ending.defer(() => redis.stop())
  const folder = await mkdtemp(join(tmpdir(), 'storeyard-bench-'))
  ending.defer(() => rm(folder, { recursive: true }))
  const [port, keyFile, kubeconfig] = [await freePort(), join(folder, 'key'), join(folder, 'kubeconfig')]
  await writeFile(kubeconfig, noCluster)
  const child = execa(process.execPath, [join(root, 'services/api/src/main.ts')], {
    env: {
      DATABASE_URL: postgres.url,
      REDIS_URL: redis.url,
      KUBECONFIG: kubeconfig,
      ADMIN_KEY_FILE: keyFile,
      PORT: `${port}`,
      LOG_LEVEL: 'warn',
      NODE_ENV: 'production',
      // One key and address make all calls here.
      RATE_LIMIT_PER_MINUTE: '1000000',
      ADDRESS_RATE_LIMIT_PER_MINUTE: '1000000',
      ...env,
    },
    stdin: 'ignore',
    stdout: 'ignore',
    stderr: 'inherit',
    reject: false,
  })
  let hasEnded = false
  const end = child.then(() => {
    hasEnded = true
  })
  ending.defer(() => {
    child.kill()
    return end
  })
  const url = `http://127.0.0.1:${port}`
  await until('the api listens, or has ended', async () => hasEnded || (await isReady(url)), 30_000)
  if (hasEnded) throw new Error('the api ended before it listened: what it wrote above says why')
  const sql = new pg.Client({ connectionString: postgres.url })
  await sql.connect()
  ending.defer(() => sql.end())
  await sql.query("insert into chart_versions (version, digest, archive) values ('1.0.0', 'bench', '')")
  const key = (await readFile(keyFile, 'utf8')).trim()
  // From here on the caller ends all of it.
  const handed = ending.move()
  return { url, pid: child.pid as number, key, sql, stop: () => handed.disposeAsync() }
}

const isReady = async (url: string) => (await fetch(`${url}/readyz`, { signal: AbortSignal.timeout(5_000) })).ok

const noCluster = JSON.stringify({
  apiVersion: 'v1',
  kind: 'Config',
  clusters: [{ name: 'none', cluster: { server: 'https://127.0.0.1:9' } }],
  users: [{ name: 'none', user: {} }],
  contexts: [{ name: 'none', context: { cluster: 'none', user: 'none' } }],
  'current-context': 'none',
})
