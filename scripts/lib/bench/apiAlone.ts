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

/** The api as a process of its own on a database of its own; no worker takes its jobs, and no cluster answers. */
export async function startApiAlone(env: Record<string, string> = {}): Promise<ApiAlone> {
  const [postgres, redis] = await Promise.all([startPostgres(), startRedis()])
  const folder = await mkdtemp(join(tmpdir(), 'storeyard-bench-'))
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
  const url = `http://127.0.0.1:${port}`
  await until('the api listens', async () => (await fetch(`${url}/readyz`)).ok, 30_000)
  const sql = new pg.Client({ connectionString: postgres.url })
  await sql.connect()
  await sql.query("insert into chart_versions (version, digest, archive) values ('1.0.0', 'bench', '')")
  return {
    url,
    pid: child.pid as number,
    key: (await readFile(keyFile, 'utf8')).trim(),
    sql,
    stop: async () => {
      child.kill()
      await child
      await sql.end()
      await Promise.all([postgres.stop(), redis.stop(), rm(folder, { recursive: true })])
    },
  }
}

const noCluster = JSON.stringify({
  apiVersion: 'v1',
  kind: 'Config',
  clusters: [{ name: 'none', cluster: { server: 'https://127.0.0.1:9' } }],
  users: [{ name: 'none', user: {} }],
  contexts: [{ name: 'none', context: { cluster: 'none', user: 'none' } }],
  'current-context': 'none',
})
