import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Store } from '@storeyard/core/contract/stores'
import type { Count } from '../../scripts/lib/suites.ts'
import { type Context, contextEnv } from './harness/context.ts'
import { type Effect, findIdle, tellEffects } from './harness/effects.ts'
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
  // Faults that end are no reason to miss a deadline: who fails by it is stuck.
  const system = await startSystem('soak', { workers: 2, env: { worker: { DEADLINE_SECONDS: '600' } } })
  const stores = createStores(system, 'soak')
  const made: Store[] = []
  for (let n = 0; n < asked.stores; n++) made.push(await stores.create(`soak-${n}`))

  const began = performance.now()
  const effects: Effect[] = []
  const broken: string[] = []
  const blocked = new Map<string, Set<string>>(made.map(({ id }) => [id, new Set()]))
  const running = planInjections(injections, base.seed, { seconds: asked.minutes * 60, stores: asked.stores }).map(
    async ({ atSeconds, injection: { name, blocks, run }, store }) => {
      await holdFor(Math.max(0, atSeconds - (performance.now() - began) / 1_000))
      const target = made[store]
      if (!target) return
      say(`${atSeconds.toFixed(1).padStart(7)} s  ${name}  ${target.store_name}`)
      try {
        const took = await run(system, target)
        effects.push({ injection: name, took })
        if (took && blocks) blocked.get(target.id)?.add(blocks)
        if (!took) say(`           ${name} had nothing to harm`)
      } catch (err) {
        broken.push(`"${name}" of ${target.store_name} failed: ${err instanceof Error ? err.message : err}`)
      }
    },
  )
  await Promise.all(running)
  say(`took effect: ${tellEffects(effects)}`)
  say('no more faults: every store has to come to rest')
  for (const name of ['api', 'reconciler', 'worker', 'worker'] as const)
    if (system.running(name).length < (name === 'worker' ? 2 : 1)) await (await system.launch(name)).ready()
  broken.push(...findIdle(effects), ...(await waitForRest(stores, made, blocked)), ...(await findBroken(system, made)))
  for (const one of broken) say(`BROKEN: ${one}`)
  await system.close()
  return { passed: broken.length === 0 ? 1 : 0, failed: broken.length }
}

/** Ready, deleted, or blocked by a word that only a person can answer and that an injection explains. */
async function waitForRest(
  stores: ReturnType<typeof createStores>,
  made: readonly Store[],
  blocked: ReadonlyMap<string, ReadonlySet<string>>,
): Promise<string[]> {
  const atRest = ({ id, status, reason }: Store) =>
    status === 'Ready' ||
    status === 'Deleted' ||
    (status === 'Failed' && reason !== null && blocked.get(id)?.has(reason) === true)
  const results = await Promise.allSettled(made.map((store) => stores.until(store, 'at rest', atRest, settleSeconds)))
  return results.flatMap((result) => (result.status === 'rejected' ? [String(result.reason)] : []))
}
