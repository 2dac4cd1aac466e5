import type { Store, StoreEvent } from '@storeyard/core/contract/stores'
import { mariadbName, wordpressName } from '@storeyard/core/domain/marks'
import { orAbsent } from '@storeyard/core/kube/errors'
import { readMetric } from '../../scripts/lib/readMetric.ts'
import { holdFor, untilTrue } from './harness/hands.ts'
import { helmAt, hold, serviceAt } from './harness/holds.ts'
import { type Row, type RowTools, testRows } from './harness/rows.ts'

const isDrift = ({ type, data }: StoreEvent) => type === 'Found' && data.cause === 'drift'

/** Found by the reconciler, or by a worker that was at the store just then. */
const namesDrift = (event: StoreEvent) => isDrift(event) || event.type === 'DriftRepaired'

type Harm = (tools: RowTools, store: Store) => Promise<unknown>

/** A hand changes a Ready store, and what it did is undone and counted. */
const repaired = (
  name: string,
  injection: string,
  harm: Harm,
  isBack: (tools: RowTools, store: Store) => Promise<boolean>,
): Row => ({
  name,
  injection,
  expected: 'put back, and named in an event; Ready',
  boundSeconds: 30,
  guard: 'drift is found from what was applied',
  run: async (tools) => {
    const { stores, recovering } = tools
    const store = await stores.createReady(name)
    await harm(tools, store)
    recovering()
    await untilTrue('it is put back', () => isBack(tools, store), 30)
    let told = ''
    await untilTrue(
      'an event names it',
      async () => {
        told = (await stores.events(store)).find(namesDrift)?.message ?? ''
        return told !== ''
      },
      10,
    )
    await stores.ready(store, 20)
    return told
  },
})

const replicasOf = async ({ system }: RowTools, { namespace }: Store) =>
  (await system.admin.apps.readNamespacedDeployment({ namespace, name: wordpressName })).spec?.replicas

const scale = ({ system }: RowTools, { namespace }: Store, replicas: number) =>
  system.kubectl('scale', 'deployment', wordpressName, `--replicas=${replicas}`, '--namespace', namespace)

/** As an autoscaler does: whenever there is another number of pods than it wants, it says so. */
function autoscale(tools: RowTools, store: Store, replicas: number) {
  let written = 0
  let stopped = false
  const fight = async () => {
    while (!stopped) {
      if ((await replicasOf(tools, store)) !== replicas) {
        await scale(tools, store, replicas)
        written++
      }
      await holdFor(0.1)
    }
  }
  const fighting = fight()
  return {
    written: () => written,
    stop: async () => {
      stopped = true
      await fighting
    },
  }
}

// No worker comes by for a look: what is put back was found by the reconciler.
const env = { reconciler: { CHECKUP_SECONDS: '3600' } }

testRows('drift', { workers: 1, env }, [
  repaired(
    'scaled-to-none',
    'kubectl scale deployment wordpress --replicas=0',
    (tools, store) => scale(tools, store, 0),
    async ({ system }, { namespace }) =>
      (await system.admin.apps.readNamespacedDeployment({ namespace, name: wordpressName })).status?.readyReplicas ===
      1,
  ),
  repaired(
    'env-added',
    'kubectl set env adds a variable to the pods, which no apply of helm names',
    ({ system }, { namespace }) =>
      system.kubectl('set', 'env', `deployment/${wordpressName}`, 'ADDED=1', '--namespace', namespace),
    async ({ system }, { namespace }) => {
      const { spec } = await system.admin.apps.readNamespacedDeployment({ namespace, name: wordpressName })
      return !JSON.stringify(spec).includes('ADDED')
    },
  ),
  repaired(
    'service-edited',
    'another port in a Service',
    ({ system }, { namespace }) =>
      system.kubectl(
        ...['patch', 'service', wordpressName, '--namespace', namespace, '--type=json', '--patch'],
        '[{"op":"replace","path":"/spec/ports/0/port","value":8099}]',
      ),
    async ({ system }, { namespace }) => {
      const found = await orAbsent(system.admin.core.readNamespacedService({ namespace, name: wordpressName }))
      return found?.spec?.ports?.[0]?.port === 80
    },
  ),
  repaired(
    'configmap-edited',
    'another text in a ConfigMap of the chart',
    ({ system }, { namespace }) =>
      system.kubectl(
        ...['patch', 'configmap', 'mariadb-config', '--namespace', namespace, '--type=merge', '--patch'],
        '{"data":{"my.cnf":"harmed"}}',
      ),
    async ({ system }, { namespace }) =>
      (await system.admin.core.readNamespacedConfigMap({ namespace, name: 'mariadb-config' })).data?.['my.cnf'] !==
      'harmed',
  ),
  repaired(
    'deployment-deleted',
    'kubectl delete deployment wordpress',
    ({ system }, { namespace }) => system.kubectl('delete', 'deployment', wordpressName, '--namespace', namespace),
    async ({ system }, { namespace }) =>
      (await orAbsent(system.admin.apps.readNamespacedDeployment({ namespace, name: wordpressName }))) !== null,
  ),
  repaired(
    'statefulset-deleted',
    'kubectl delete statefulset mariadb',
    ({ system }, { namespace }) => system.kubectl('delete', 'statefulset', mariadbName, '--namespace', namespace),
    async ({ system }, { namespace }) =>
      (await orAbsent(system.admin.apps.readNamespacedStatefulSet({ namespace, name: mariadbName }))) !== null,
  ),
  repaired(
    'upgraded-by-hand',
    "a person's own helm upgrade with another setting",
    ({ system }, { namespace, helm_release }) =>
      system.helm(
        ...['upgrade', helm_release, `${system.context.root}/charts/store`, '--namespace', namespace, '--reuse-values'],
        ...['--force-conflicts', '--set', 'wordpress.php.memoryLimit=1G'],
      ),
    async ({ system }, { namespace }) =>
      !JSON.stringify(
        (await system.admin.core.readNamespacedConfigMap({ namespace, name: 'wordpress-config' })).data,
      ).includes('1G'),
  ),
  {
    name: 'annotation-added',
    injection: 'kubectl annotate puts a note on the Deployment',
    expected: 'it stays, and is counted; no repair; Ready',
    boundSeconds: 40,
    guard: 'what others add is only removed where it harms',
    run: async (tools) => {
      const { system, stores, recovering } = tools
      const store = await stores.createReady('annotated')
      const { namespace } = store
      const { port } = system.one('reconciler')
      const count = () => readMetric(port, 'storeyard_reconciler_tolerated_fields')
      if ((await count()) > 0) throw new Error('something was counted before')
      await system.kubectl('annotate', 'deployment', wordpressName, 'faults/note=mine', '--namespace', namespace)
      recovering()
      await untilTrue('it is counted', async () => (await count()) > 0, 40)
      const { metadata } = await system.admin.apps.readNamespacedDeployment({ namespace, name: wordpressName })
      if (metadata?.annotations?.['faults/note'] !== 'mine') throw new Error('it was removed')
      const found = (await stores.events(store)).filter(namesDrift)
      if (found.length > 0) throw new Error(`it was taken for drift: ${found[0]?.message}`)
      await stores.ready(store, 20)
      return 'counted, and still there'
    },
  },
  {
    name: 'drift-in-gap',
    injection: 'what was put back is changed again between the end of helm and the look at what it applied',
    expected: 'found once more and put back; Ready',
    boundSeconds: 40,
    guard: 'what was applied before is remembered when somebody took it over since',
    run: async (tools) => {
      const { stores, recovering } = tools
      const store = await stores.createReady('gap')
      const finish = hold(tools.system, helmAt('gap', 'finish'))
      await scale(tools, store, 0)
      await finish.reached
      const look = hold(tools.system, serviceAt('gap', 'GET', /\/deployments(\?|$)/))
      finish.release()
      await look.reached
      await scale(tools, store, 0)
      look.release()
      recovering()
      await untilTrue('it is put back', async () => (await replicasOf(tools, store)) === 1, 40)
      await stores.ready(store, 20)
      return `found ${(await stores.events(store)).filter(isDrift).length} times, Ready`
    },
  },
  {
    name: 'drift-fought',
    injection:
      'an autoscaler sets the replicas of WordPress again as soon as they are put back, for 24 s (90 s in the long run)',
    expected:
      'put back less and less often, each time with an event that names it; as it was applied in the end, Ready',
    boundSeconds: 130,
    guard: 'each repair of the same store doubles the wait for the next one',
    run: async (tools) => {
      const { system, stores, full, recovering } = tools
      const store = await stores.createReady('fought')
      const counts = async () => {
        const events = await stores.events(store)
        const count = (type: string) => events.filter((event) => event.type === type).length
        return { found: events.filter(isDrift).length, repaired: count('DriftRepaired'), all: events.length }
      }
      const before = await counts()
      const autoscaler = autoscale(tools, store, 2)
      await holdFor(full ? 90 : 24)
      await autoscaler.stop()
      recovering()
      const fought = await counts()
      // After 2, 6, 14, 30 and 62 s at the earliest; without the wait, each 2 s.
      const most = full ? 5 : 3
      if (fought.found < 2) throw new Error(`it was found only ${fought.found} times`)
      if (fought.found > most || fought.repaired > most)
        throw new Error(`it was found ${fought.found} times and put back ${fought.repaired} times`)
      if (autoscaler.written() > most + 1) throw new Error(`the autoscaler wrote ${autoscaler.written()} times`)
      // Each repair is found, put back, and turns the status to and fro.
      if (fought.all - before.all > 8 * most) throw new Error(`${fought.all - before.all} events were left`)
      await untilTrue('it is put back for good', async () => (await replicasOf(tools, store)) === 1, 130)
      await stores.ready(store, 20)
      const [named] = (await stores.events(store)).filter(isDrift)
      if (!/replicas/.test(named?.message ?? '')) throw new Error(`the event says "${named?.message}"`)
      const helms = system.one('worker').words().split('"action":"apply"').length - 1
      return `put back ${fought.repaired} times meanwhile, ${fought.all - before.all} events, ${helms} applies; Ready`
    },
  },
])
