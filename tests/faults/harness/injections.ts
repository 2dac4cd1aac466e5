import type { Store } from '@storeyard/core/contract/stores'
import { mariadbName, wordpressName } from '@storeyard/core/domain/marks'
import { holdFor } from './hands.ts'
import type { KubeFault } from './kubeProxy.ts'
import type { ServiceName } from './service.ts'
import { apiOf } from './stores.ts'
import type { System } from './system.ts'

export interface Injection {
  name: string
  run: (system: System, store: Store) => Promise<unknown>
}

const kill = (name: ServiceName): Injection => ({
  name: `${name} killed`,
  run: async (system) => {
    const [one] = system.running(name)
    await one?.end('SIGKILL')
    await (await system.launch(name)).ready(60_000)
  },
})

const kube = (name: string, seconds: number, part: number, fault: KubeFault): Injection => ({
  name,
  run: async (system) => {
    // Not seeded: which request it meets depends on the machine in any case.
    const remove = system.proxies.kube.add(({ watch }) => (!watch && Math.random() < part ? fault : null))
    await holdFor(seconds)
    remove()
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
    },
  },
  kube('API server away for 5 s', 5, 1, { kind: 'reset' }),
  kube('API server busy for 6 s', 6, 0.5, { kind: 'answer', status: 429, retryAfter: 1 }),
  kube('API server ailing for 8 s', 8, 0.2, { kind: 'answer', status: 503 }),
  kube('API server forgetful for 6 s', 6, 0.1, { kind: 'loseAnswer' }),
  kube('API server slow for 6 s', 6, 1, { kind: 'delay', ms: 150 }),
  { name: 'watches cut', run: async (system) => system.proxies.kube.cutWatches() },
  { name: 'Redis flushed', run: (system) => system.redis.ask((redis) => redis.flushall()) },
  {
    name: 'Redis killed for 2 s',
    run: async (system) => {
      await system.redis.kill()
      await holdFor(2)
      await system.redis.start()
    },
  },
  {
    name: 'Postgres away for 5 s',
    run: async (system) => {
      system.proxies.postgres.setAway(true)
      await holdFor(5)
      system.proxies.postgres.setAway(false)
    },
  },
  { name: 'connections of Postgres cut', run: async (system) => system.proxies.postgres.cutAll() },
  {
    name: 'Service deleted',
    run: (system, { namespace }) => system.admin.core.deleteNamespacedService({ namespace, name: mariadbName }),
  },
  {
    name: 'Deployment deleted',
    run: (system, { namespace }) => system.admin.apps.deleteNamespacedDeployment({ namespace, name: wordpressName }),
  },
  {
    name: 'scaled to none',
    run: (system, { namespace }) =>
      system.kubectl('scale', 'deployment', wordpressName, '--replicas=0', '--namespace', namespace),
  },
  {
    name: 'helm uninstall by hand',
    run: (system, { namespace, helm_release }) => system.helm('uninstall', helm_release, '--namespace', namespace),
  },
  { name: 'retried', run: (system, { id }) => apiOf(system).call('POST', `/stores/${id}/retry`) },
  { name: 'deleted', run: (system, { id }) => apiOf(system).call('DELETE', `/stores/${id}`) },
]
