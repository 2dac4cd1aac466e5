import type { Store } from '@storeyard/core/contract/stores'
import { killHelm, untilTrue } from './harness/hands.ts'
import { helmAt, type helmPoints, hold } from './harness/holds.ts'
import { type Row, testRows } from './harness/rows.ts'
import type { System } from './harness/system.ts'

/** The state of a store's release, as helm's own record says it. */
async function statusOf({ admin }: System, { namespace }: Store): Promise<string | undefined> {
  const { items } = await admin.core.listNamespacedSecret({ namespace, labelSelector: 'owner=helm' })
  return items[0]?.metadata?.labels?.status
}

/** Helm killed at one point; with `lost` the API server has done what it asked for, with this outcome, and it never hears. */
const killedAt = (name: string, point: keyof typeof helmPoints, words: string, lost?: string): Row => ({
  name: `helm-killed-${name}`,
  injection: `SIGKILL of helm ${words}`,
  expected: 'the failure is noted, the release recovered, Ready',
  boundSeconds: 45,
  guard: 'the release is read back, and a pending one recovered',
  run: async ({ system, stores, recovering }) => {
    const held = hold(system, helmAt(name, point))
    const store = await stores.create(name)
    await held.reached
    if (lost) {
      // It must not hear of it, and not die before it is done.
      await killHelm(system, store, 'SIGSTOP')
      held.release({ kind: 'loseAnswer' })
      await untilTrue('the API server has done it', async () => (await statusOf(system, store)) === lost, 10)
    }
    await killHelm(system, store)
    recovering()
    if (!lost) held.release({ kind: 'reset' })
    await stores.ready(store, 60)
    return 'Ready'
  },
})

testRows('helm', { workers: 1 }, [
  killedAt('nothing', 'record', 'before it stored its record'),
  killedAt('recorded', 'record', 'when its record was stored', 'pending-install'),
  killedAt('midway', 'objects', 'midway through the objects'),
  killedAt('unfinished', 'finish', 'before it finished its record'),
  killedAt('finished', 'finish', 'when its record was finished', 'deployed'),
  {
    name: 'helm-hangs',
    injection: 'helm stands still (SIGSTOP) while it installs',
    expected: 'it is ended at its limit, the next one installs, Ready',
    boundSeconds: 60,
    guard: 'timeout and the kill after it',
    run: async ({ system, stores, recovering }) => {
      const held = hold(system, helmAt('hangs', 'objects'))
      const store = await stores.create('hangs')
      await held.reached
      await killHelm(system, store, 'SIGSTOP')
      recovering()
      held.release()
      await stores.ready(store, 60)
      await stores.hasEvent(store, 'AttemptFailed', 1)
      return 'Ready by the next helm'
    },
  },
])
