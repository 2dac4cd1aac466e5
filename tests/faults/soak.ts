import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Store } from '@storeyard/core/contract/stores'
import type { Count } from '../../scripts/lib/suites.ts'
import { type Context, contextEnv } from './harness/context.ts'
import { holdFor } from './harness/hands.ts'
import { injections } from './harness/injections.ts'
import { findBroken } from './harness/invariants.ts'
import { planInjections } from './harness/planInjections.ts'
import { createStores } from './harness/stores.ts'
import { startSystem } from './harness/system.ts'

const settleSeconds = 180

/** Faults at random offsets on stores that live; at its end every store is at rest and its events are one legal way. */
export async function soak(base: Context, asked: { minutes: number; stores: number }): Promise<Count> {
  const file = join(base.dir, 'context-soak.json')
  writeFileSync(file, JSON.stringify({ ...base, pass: 'soak' }))
  Object.assign(process.env, contextEnv(file))
  const say = (line: string) => process.stderr.write(`${line}\n`)
  const system = await startSystem('soak', { workers: 2 })
  const tools = { system, stores: createStores(system, 'soak'), broken: [] as string[] }
  const made: Store[] = []
  for (let n = 0; n < asked.stores; n++) made.push(await tools.stores.create(`soak-${n}`))

  const began = performance.now()
  const running = planInjections(injections, base.seed, { seconds: asked.minutes * 60, stores: asked.stores }).map(
    async ({ atSeconds, injection, store }) => {
      await holdFor(Math.max(0, atSeconds - (performance.now() - began) / 1_000))
      const target = made[store]
      if (!target) return
      say(`${atSeconds.toFixed(1).padStart(7)} s  ${injection.name}  ${target.store_name}`)
      try {
        await injection.run(system, target)
      } catch (err) {
        // A store that is gone, or a part that is away by another injection: the fault had nothing to harm.
        say(`           had nothing to harm: ${err instanceof Error ? err.message.split('\n')[0] : err}`)
      }
    },
  )
  await Promise.all(running)
  say('no more faults: every store has to come to rest')
  for (const name of ['api', 'reconciler', 'worker', 'worker'] as const)
    if (system.running(name).length < (name === 'worker' ? 2 : 1)) await (await system.launch(name)).ready()
  const rest = await waitForRest(tools.stores, made)
  const broken = [...rest, ...(await findBroken(system, made))]
  for (const one of broken) say(`BROKEN: ${one}`)
  await system.close()
  return { passed: broken.length === 0 ? 1 : 0, failed: broken.length }
}

/** Ready, deleted, or blocked by a word that only a person can answer. */
async function waitForRest(stores: ReturnType<typeof createStores>, made: readonly Store[]): Promise<string[]> {
  const atRest = ({ status, reason }: Store) =>
    status === 'Ready' || status === 'Deleted' || (status === 'Failed' && reason !== null)
  const results = await Promise.allSettled(made.map((store) => stores.until(store, 'at rest', atRest, settleSeconds)))
  return results.flatMap((result) => (result.status === 'rejected' ? [String(result.reason)] : []))
}
