import { createHash } from 'node:crypto'
import { join } from 'node:path'
import { loadConfig, port, postgresUrl, redisUrl } from '@storeyard/core/config/load'
import { defaultCacheDir } from '@storeyard/local-node/prepare/cache'
import { z } from 'zod'

const root = new URL('../..', import.meta.url).pathname.replace(/\/$/, '')

const Options = z.object({
  /** A Postgres of yours instead of the embedded one. */
  DATABASE_URL: postgresUrl.optional(),
  /** A Redis of yours instead of one of our own. */
  REDIS_URL: redisUrl.optional(),
  /** A context of your kubeconfig instead of the local node; nothing of the kubeconfig is read unless it is named. */
  KUBE_CONTEXT: z.string().optional(),
  KUBECONFIG: z.string().optional(),
  /** Chart values that go over the local ones: images, storage classes, TLS. */
  STOREYARD_VALUES_FILE: z.string().optional(),
  STOREYARD_STATE: z.string().default(join(root, '.storeyard')),
  STOREYARD_API_PORT: port.default(8000),
  STOREYARD_WEB_PORT: port.default(3000),
  STOREYARD_INGRESS_PORT: port.default(8080),
  STOREYARD_POSTGRES_PORT: port.default(15432),
  STOREYARD_REDIS_PORT: port.default(16379),
  STOREYARD_WORKER_HEALTH_PORT: port.default(8001),
  STOREYARD_RECONCILER_HEALTH_PORT: port.default(8002),
  STOREYARD_NODE_PORT_BASE: port.default(17640),
  STOREYARD_DEADLINE_SECONDS: z.coerce.number().int().optional(),
  STOREYARD_CHECKUP_SECONDS: z.coerce.number().int().optional(),
  HOME: z.string().default('/root'),
})

export type Settings = ReturnType<typeof loadSettings>

/** Everything the scripts may be told by the environment, with the paths that follow from it. */
export function loadSettings(env: NodeJS.ProcessEnv) {
  const options = loadConfig(Options, env)
  const stateDir = options.STOREYARD_STATE
  const asRoot = process.getuid?.() === 0
  const name = createHash('sha256').update(stateDir).digest('hex').slice(0, 8)
  return {
    root,
    stateDir,
    cacheDir: defaultCacheDir(env),
    asRoot,
    databaseUrl: options.DATABASE_URL,
    redisUrl: options.REDIS_URL,
    cluster: options.KUBE_CONTEXT
      ? { context: options.KUBE_CONTEXT, kubeconfig: options.KUBECONFIG ?? join(options.HOME, '.kube/config') }
      : null,
    valuesFile: options.STOREYARD_VALUES_FILE,
    deadlineSeconds: options.STOREYARD_DEADLINE_SECONDS,
    checkupSeconds: options.STOREYARD_CHECKUP_SECONDS,
    ports: {
      api: options.STOREYARD_API_PORT,
      web: options.STOREYARD_WEB_PORT,
      ingress: options.STOREYARD_INGRESS_PORT,
      postgres: options.STOREYARD_POSTGRES_PORT,
      redis: options.STOREYARD_REDIS_PORT,
      workerHealth: options.STOREYARD_WORKER_HEALTH_PORT,
      reconcilerHealth: options.STOREYARD_RECONCILER_HEALTH_PORT,
      nodeBase: options.STOREYARD_NODE_PORT_BASE,
    },
    paths: {
      pids: join(stateDir, 'pids'),
      logs: join(stateDir, 'logs'),
      adminKey: join(stateDir, 'admin-key'),
      identities: join(stateDir, 'identities'),
      values: join(stateDir, 'store-values.yaml'),
      work: join(stateDir, 'work'),
      // Postgres and Redis do not run as root, and their own user may not be able to enter a clone in somebody's home.
      data: asRoot ? `/var/lib/storeyard/${name}` : join(stateDir, 'data'),
    },
  }
}
