import type { Store } from '@storeyard/core/contract/stores'
import { mariadbName, wordpressName } from '@storeyard/core/domain/marks'
import type { blockingReasons } from '@storeyard/core/domain/status'
import { hasCode } from '@storeyard/core/kube/errors'
import { until } from '../../../services/core/test/harness/server.ts'
import { holdFor } from './hands.ts'
import type { KubeFault } from './kubeProxy.ts'
import type { ServiceName } from './service.ts'
import { apiOf } from './stores.ts'
import type { System } from './system.ts'

export interface Injection {
  name: string
  /** The block that a store may stay in after it. */
  blocks?: (typeof blockingReasons)[number]
  /** Did it harm anything? What it is for may be gone, or have moved on. Any other failure is thrown. */
  run: (system: System, store: Store) => Promise<boolean>
}

/** An object that is not there, or that somebody changed meanwhile: for the client, for kubectl and for helm. */
const isMissed = (err: unknown) =>
  hasCode(err, 404) ||
  hasCode(err, 409) ||
  (err instanceof Error &&
    /\((NotFound|Conflict)\)|release: not found|no objects passed to scale .* not found/.test(err.message))

async function tookEffect(work: Promise<unknown>): Promise<boolean> {
  try {
    await work
    return true
  } catch (err) {
    if (isMissed(err)) return false
    throw err
  }
}

/** Another injection may have the api or the database away: a person asks again. */
async function asked(system: System, method: string, path: string): Promise<boolean> {
  const status = await until(
    `${method} ${path} is answered`,
    async () => {
      const answer = await apiOf(system).call(method, path)
      return answer.status < 500 && answer.status
    },
    60_000,
  )
  if (status < 300) return true
  if (status === 404 || status === 409) return false
  throw new Error(`${method} ${path} was answered ${status}`)
}

const kill = (name: ServiceName): Injection => ({
  name: `${name} killed`,
  run: async (system) => {
    const [one] = system.running(name)
    await one?.end('SIGKILL')
    await (await system.launch(name)).ready(60_000)
    return one !== undefined
  },
})

const kube = (name: string, seconds: number, part: number, fault: KubeFault): Injection => ({
  name,
  run: async (system) => {
    // Not seeded: which request it meets depends on the machine in any case.
    let met = 0
    const remove = system.proxies.kube.add(({ watch }) => {
      if (watch || Math.random() >= part) return null
      met++
      return fault
    })
    await holdFor(seconds)
    remove()
    return met > 0
  },
})

/** What a soak does to a living system, each bounded in time. */
export const injections: readonly Injection[] = [
  kill('worker'),
  kill('worker'),
  kill('reconciler'),
  kill('api'),
  {
    name: 'worker stopped for 8 s',
    run: async (system) => {
      const worker = system.running('worker').at(-1)
      worker?.signal('SIGSTOP')
      await holdFor(8)
      worker?.signal('SIGCONT')
      return worker !== undefined
    },
  },
  kube('API server away for 5 s', 5, 1, { kind: 'reset' }),
  kube('API server busy for 6 s', 6, 0.5, { kind: 'answer', status: 429, retryAfter: 1 }),
  kube('API server ailing for 8 s', 8, 0.2, { kind: 'answer', status: 503 }),
  kube('API server forgetful for 6 s', 6, 0.1, { kind: 'loseAnswer' }),
  kube('API server slow for 6 s', 6, 1, { kind: 'delay', ms: 150 }),
  { name: 'watches cut', run: async (system) => system.proxies.kube.cutWatches() > 0 },
  {
    name: 'Redis flushed',
    // It may be killed at the moment.
    run: async (system) =>
      (await until('Redis is there', () => system.redis.ask((redis) => redis.flushall()))) === 'OK',
  },
  {
    name: 'Redis killed for 2 s',
    run: async (system) => {
      await system.redis.kill()
      await holdFor(2)
      await system.redis.start()
      return true
    },
  },
  {
    name: 'Postgres away for 5 s',
    run: async (system) => {
      const cut = system.proxies.postgres.setAway(true)
      await holdFor(5)
      system.proxies.postgres.setAway(false)
      return cut > 0
    },
  },
  { name: 'connections of Postgres cut', run: async (system) => system.proxies.postgres.cutAll() > 0 },
  {
    name: 'Service deleted',
    run: (system, { namespace }) =>
      tookEffect(system.admin.core.deleteNamespacedService({ namespace, name: mariadbName })),
  },
  {
    name: 'Deployment deleted',
    run: (system, { namespace }) =>
      tookEffect(system.admin.apps.deleteNamespacedDeployment({ namespace, name: wordpressName })),
  },
  {
    name: 'scaled to none',
    run: (system, { namespace }) =>
      tookEffect(system.kubectl('scale', 'deployment', wordpressName, '--replicas=0', '--namespace', namespace)),
  },
  {
    name: 'helm uninstall by hand',
    run: (system, { namespace, helm_release }) =>
      tookEffect(system.helm('uninstall', helm_release, '--namespace', namespace)),
  },
  {
    name: 'namespace deleted',
    blocks: 'DataLost',
    run: (system, { namespace }) => tookEffect(system.admin.core.deleteNamespace({ name: namespace })),
  },
  { name: 'retried', run: (system, { id }) => asked(system, 'POST', `/stores/${id}/retry`) },
  { name: 'deleted', run: (system, { id }) => asked(system, 'DELETE', `/stores/${id}`) },
]
