import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { DaemonSpec } from '@storeyard/local-node/machine/daemon'
import type { IdentityFiles } from './identities.ts'
import type { Settings } from './settings.ts'

export const serviceNames = ['api', 'worker', 'reconciler', 'web'] as const
export type ServiceName = (typeof serviceNames)[number]

export interface ServiceInputs {
  databaseUrl: string
  redisUrl: string
  identities: IdentityFiles
  helm: string
  /** Changes when the services' own code does, so that a running one of old code is replaced. */
  codeDigest: string
}

export const healthUrl = ({ ports }: Settings, name: ServiceName): string =>
  ({
    api: `http://127.0.0.1:${ports.api}/readyz`,
    worker: `http://127.0.0.1:${ports.workerHealth}/readyz`,
    reconciler: `http://127.0.0.1:${ports.reconcilerHealth}/readyz`,
    web: `http://127.0.0.1:${ports.web}/healthz`,
  })[name]

/** The services as this machine runs them; secrets go by the environment, never by arguments. */
export function serviceSpecs(settings: Settings, inputs: ServiceInputs): Record<ServiceName, DaemonSpec> {
  const { ports, paths, root } = settings
  const shared = { DATABASE_URL: inputs.databaseUrl, REDIS_URL: inputs.redisUrl, NODE_ENV: 'production' }
  const service = (name: ServiceName, entry: string, env: Record<string, string>): DaemonSpec => ({
    name,
    command: process.execPath,
    args: [join(root, entry)],
    pidDir: paths.pids,
    logFile: join(paths.logs, `${name}.log`),
    cwd: root,
    env,
    inputs: [inputs.codeDigest],
  })
  return {
    api: {
      ...service('api', 'services/api/src/main.ts', {
        ...shared,
        KUBECONFIG: inputs.identities.api,
        PORT: `${ports.api}`,
        BASE_DOMAIN: 'localhost',
        STORE_SCHEME: 'http',
        STORE_PORT: `${ports.ingress}`,
        STORE_VALUES_FILE: paths.values,
        DASHBOARD_ORIGIN: `http://127.0.0.1:${ports.web}`,
        ADMIN_KEY_FILE: paths.adminKey,
        // One person's scripts, tests and pages all come with one key from one address.
        RATE_LIMIT_PER_MINUTE: '10000',
        ADDRESS_RATE_LIMIT_PER_MINUTE: '10000',
      }),
      inputs: [inputs.codeDigest, readFileSync(paths.values, 'utf8')],
    },
    worker: service('worker', 'services/worker/src/main.ts', {
      ...shared,
      KUBECONFIG: inputs.identities.worker,
      HELM: inputs.helm,
      CHART: join(root, 'charts/store'),
      WORK_DIR: paths.work,
      HEALTH_PORT: `${ports.workerHealth}`,
      CONCURRENCY: '8',
      // The API server is on this machine: a helm run takes half a second.
      HELM_LIMIT_SECONDS: '15',
      ...(settings.deadlineSeconds ? { DEADLINE_SECONDS: `${settings.deadlineSeconds}` } : {}),
    }),
    reconciler: service('reconciler', 'services/reconciler/src/main.ts', {
      ...shared,
      KUBECONFIG: inputs.identities.reconciler,
      STORE_PORT: `${ports.ingress}`,
      ...(settings.cluster ? {} : { INGRESS_ADDRESS: `127.0.0.1:${ports.ingress}` }),
      HEALTH_PORT: `${ports.reconcilerHealth}`,
      ...(settings.checkupSeconds ? { CHECKUP_SECONDS: `${settings.checkupSeconds}` } : {}),
    }),
    web: service('web', 'web/server/main.ts', {
      PORT: `${ports.web}`,
      API_URL: `http://127.0.0.1:${ports.api}`,
      NODE_ENV: 'production',
    }),
  }
}
