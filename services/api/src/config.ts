import { existsSync, readFileSync } from 'node:fs'
import {
  type Env,
  flag,
  loadConfig,
  logLevel,
  port,
  positive,
  postgresUrl,
  redisUrl,
} from '@storeyard/core/config/load'
import type { Values } from '@storeyard/core/domain/spec'
import { parse } from 'yaml'
import { z } from 'zod'

const reservedNamesDefault =
  'admin,api,app,apps,assets,auth,autoconfig,autodiscover,blog,cdn,console,dashboard,docs,ftp,help,imap,localhost,login,mail,metrics,mx,ns,ns1,ns2,pop,queues,root,smtp,static,status,storeyard,support,webmail,www'

const words = z.string().transform((text) =>
  text
    .split(',')
    .map((word) => word.trim())
    .filter(Boolean),
)

/** The operator's chart values, read once at start: every new generation takes them in. */
const valuesFile = z.string().transform((path, context): Values => {
  try {
    const values: unknown = parse(readFileSync(path, 'utf8')) ?? {}
    if (typeof values === 'object' && values !== null && !Array.isArray(values)) return values as Values
    context.addIssue({ code: 'custom', message: `${path} is not a map of chart values` })
  } catch (err) {
    context.addIssue({
      code: 'custom',
      message: `${path} cannot be read as YAML: ${(err as Error).message.split('\n')[0]}`,
    })
  }
  return z.NEVER
})

const existingFile = z.string().refine(existsSync, 'names a file that is not there')
const httpOrigin = z
  .string()
  .refine((text) => /^https?:$/.test(URL.parse(text)?.protocol ?? '') && URL.parse(text)?.origin === text, {
    message: 'is not an origin such as https://storeyard.example.com, without a path',
  })

/** Where browsers keep a Secure cookie without TLS. */
const isLoopback = (host: string) => /^(127(\.\d+){3}|\[::1\]|(.+\.)?localhost)$/.test(host)

/** What Express takes: hops to trust, or the addresses of proxies. The dashboard's proxy is on this machine. */
const trustProxy = z
  .string()
  .transform((text) =>
    /^\d+$/.test(text) ? Number(text) : text === 'true' || text === 'false' ? text === 'true' : text,
  )

const hostname = z
  .string()
  .regex(/^[a-z0-9]([-a-z0-9.]*[a-z0-9])?$/, 'is not a host name in lower-case letters')
  .max(200)

const ApiConfig = z
  .object({
    PORT: port.default(8000),
    HOST: z.string().default('127.0.0.1'),
    LOG_LEVEL: logLevel.default('info'),
    DATABASE_URL: postgresUrl,
    REDIS_URL: redisUrl,
    /** Left out in a pod, which has an account of its own. */
    KUBECONFIG: existingFile.optional(),
    KUBE_CONTEXT: z.string().optional(),
    KUBERNETES_SERVICE_HOST: z.string().optional(),
    CLUSTER_ID: z.string().max(63).default('local'),
    /** Stores are <store_name>.<BASE_DOMAIN>, and people reach them at this scheme and port. */
    BASE_DOMAIN: hostname.default('localhost'),
    STORE_SCHEME: z.enum(['http', 'https']).default('http'),
    STORE_PORT: port.default(8080),
    STORE_VALUES_FILE: valuesFile.optional(),
    DEFAULT_ADMIN_EMAIL: z.email('is not an e-mail address').default('admin@example.com'),
    RESERVED_NAMES: words.prefault(reservedNamesDefault),
    DASHBOARD_ORIGIN: httpOrigin.default('http://127.0.0.1:3000'),
    ALLOW_DASHBOARD_UNDER_STORES: flag.default(false),
    /** Where the first admin key is written, or read from. */
    ADMIN_KEY_FILE: z.string().optional(),
    JOB_ATTEMPTS: positive.default(5),
    JOB_BACKOFF_MS: positive.default(1_000),
    /** Of a key, wherever it calls from. */
    RATE_LIMIT_PER_MINUTE: positive.default(600),
    /** Of an address, with whatever keys and sessions: all people behind one proxy share it. */
    ADDRESS_RATE_LIMIT_PER_MINUTE: positive.default(3_000),
    /** Left out, only the limits of keys count. */
    STORES_MAX: positive.optional(),
    /** Keeps streams open through proxies that end idle ones. */
    HEARTBEAT_SECONDS: positive.default(15),
    TRUST_PROXY: trustProxy.prefault('loopback'),
    DATABASE_CONNECTIONS_MAX: positive.default(10),
  })
  .superRefine((config, context) => {
    if (!config.KUBECONFIG && !config.KUBERNETES_SERVICE_HOST)
      context.addIssue({ code: 'custom', path: ['KUBECONFIG'], message: 'is needed outside of a cluster' })
    const { protocol, hostname: dashboard } = new URL(config.DASHBOARD_ORIGIN)
    if (protocol === 'http:' && !isLoopback(dashboard))
      context.addIssue({
        code: 'custom',
        path: ['DASHBOARD_ORIGIN'],
        message:
          'is plain http on another machine, where browsers drop the session cookie and nobody could sign in; serve the dashboard by https, or at 127.0.0.1 or localhost',
      })
    const underStores = dashboard === config.BASE_DOMAIN || dashboard.endsWith(`.${config.BASE_DOMAIN}`)
    if (underStores && !config.ALLOW_DASHBOARD_UNDER_STORES)
      context.addIssue({
        code: 'custom',
        path: ['DASHBOARD_ORIGIN'],
        message: `lies under the stores' own domain ${config.BASE_DOMAIN}, where tenants' code runs; give it another host, or set ALLOW_DASHBOARD_UNDER_STORES=true`,
      })
  })
export type ApiConfig = z.output<typeof ApiConfig>

export const loadApiConfig = (env: Env): ApiConfig => loadConfig(ApiConfig, env)
