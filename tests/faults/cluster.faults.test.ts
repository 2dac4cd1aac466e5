import { holdFor } from './harness/hands.ts'
import type { KubeRule } from './harness/kubeProxy.ts'
import { seededRandom } from './harness/random.ts'
import { type Row, type RowTools, testRows } from './harness/rows.ts'

const share = (random: () => number, part: number, fault: Exclude<Awaited<ReturnType<KubeRule>>, null>): KubeRule => {
  return () => (random() < part ? fault : null)
}

/** Two stores are asked for, the API server is so for a while, and both become Ready. */
const during = (
  row: Pick<Row, 'name' | 'injection' | 'guard' | 'boundSeconds'>,
  rule: (random: () => number) => KubeRule,
  seconds: (full: boolean) => number,
): Row => ({
  ...row,
  expected: 'the API goes on answering; every store Ready when it is over',
  alone: true,
  run: async ({ system, stores, full, recovering }) => {
    const made = [await stores.create(`${row.name}-a`), await stores.create(`${row.name}-b`)]
    const remove = system.proxies.kube.add(rule(seededRandom(system.context.seed)))
    system.proxies.kube.cutAll()
    await holdFor(seconds(full))
    made.push(await stores.create(`${row.name}-c`))
    remove()
    recovering()
    await Promise.all(made.map((store) => stores.ready(store, row.boundSeconds)))
    return 'all three Ready'
  },
})

/** The reconciler's watches are bent while one store is made and another one is harmed by a hand. */
const bentWatches = (name: string, injection: string, start: (tools: RowTools) => () => void): Row => ({
  name,
  injection,
  expected: 'a store is made, a deleted Service is put back',
  boundSeconds: 45,
  guard: 'watches start again after any error, and list',
  alone: true,
  run: async (tools) => {
    const { system, stores, recovering } = tools
    const old = await stores.createReady(`${name}-old`)
    const stop = start(tools)
    system.proxies.kube.cutWatches()
    recovering()
    const { namespace } = old
    await system.admin.core.deleteNamespacedService({ namespace, name: 'mariadb' })
    await stores.createReady(`${name}-new`)
    await stores.hasEvent(old, 'DriftRepaired', 30)
    stop()
    return 'Ready; the Service is back'
  },
})

const watchFault =
  (kind: 'duplicate' | 'reorder' | 'gone', part: number) =>
  ({ system }: RowTools) => {
    const random = seededRandom(system.context.seed)
    return system.proxies.kube.add(({ watch }) =>
      watch && random() < part ? { kind: 'watch', fault: { kind } } : null,
    )
  }

testRows('cluster', { workers: 2 }, [
  during(
    { name: 'away', injection: 'the API server is away', guard: 'attempts are tried again', boundSeconds: 45 },
    () => () => ({ kind: 'reset' }),
    (full) => (full ? 60 : 8),
  ),
  during(
    {
      name: 'busy',
      injection: 'it answers half of all requests with 429',
      guard: '429 is trouble that passes',
      boundSeconds: 45,
    },
    (random) => share(random, 0.5, { kind: 'answer', status: 429, retryAfter: 1 }),
    (full) => (full ? 30 : 8),
  ),
  during(
    {
      name: 'ailing',
      injection: 'it answers one request in ten with 500 or 503',
      guard: '5xx is trouble that passes',
      boundSeconds: 45,
    },
    (random) => () => {
      const drawn = random()
      return drawn < 0.1 ? { kind: 'answer', status: drawn < 0.05 ? 500 : 503 } : null
    },
    (full) => (full ? 60 : 8),
  ),
  during(
    {
      name: 'forgetful',
      injection: 'it does one request in ten and the answer is lost',
      guard: 'every act may be done twice',
      boundSeconds: 60,
    },
    (random) => share(random, 0.1, { kind: 'loseAnswer' }),
    (full) => (full ? 60 : 8),
  ),
  bentWatches('watch-cut', 'every watch is cut each 300 ms', ({ system }) => {
    const timer = setInterval(() => system.proxies.kube.cutWatches(), 300)
    return () => clearInterval(timer)
  }),
  bentWatches('watch-gone', 'half of all watches say 410', watchFault('gone', 0.5)),
  bentWatches('watch-twice', 'each event of a watch comes twice', watchFault('duplicate', 1)),
  bentWatches('watch-order', 'events of a watch overtake each other', watchFault('reorder', 1)),
])
