import { waitFor } from '@storeyard/local-node/machine/wait'
import { expectNothingLeft, expectOnce } from './harness/once.ts'
import { endAll, up } from './harness/parts.ts'
import { createStores, hasEvent } from './harness/stores.ts'
import { openSystem, report, secondsSince } from './harness/system.ts'

const system = await openSystem()
const { api } = system
const stores = createStores(api)
afterAll(async () => {
  await up(system)
  await stores.removeAll()
}, 420_000)

const parts = ['api', 'worker', 'reconciler', 'web', 'postgres', 'redis']
const nodeParts = ['etcd', 'kube-apiserver', 'kube-controller-manager', 'kube-scheduler', 'kubelet', 'containerd']
const convergedMs = 120_000

test('all is killed at once with three stores being made, one changing its plan and one going away: all converge', async () => {
  const [changed, gone] = await stores.ready([await stores.create('changed'), await stores.create('gone')])
  if (!changed || !gone) throw new Error('the stores are not there')
  const made = await Promise.all(['cut-0', 'cut-1', 'cut-2'].map((label) => stores.create(label)))
  await api.patch(changed.id, { plan: 'medium', keep_volumes: true })
  await api.remove(gone.id)
  await waitFor(
    'one of them to be applied',
    async () => (await Promise.all(made.map((store) => hasEvent(api, store, 'Applied')))).some(Boolean),
    { deadlineMs: 60_000, everyMs: 20 },
  )
  const under = new Map((await api.list()).map(({ id, status }) => [id, status]))
  expect(await endAll(system)).toEqual(expect.arrayContaining([...parts, ...nodeParts]))
  expect(made.map(({ id }) => under.get(id))).not.toContain('Ready')
  expect([under.get(changed.id), under.get(gone.id)]).toEqual(['Updating', 'Deleting'])

  const began = performance.now()
  await up(system)
  report(`up again after ${secondsSince(began)} s`)
  const since = performance.now()
  const [ready] = await Promise.all([
    stores.ready([...made, changed]),
    waitFor('the deleted one to be gone', async () => (await api.get(gone.id)).status === 'Deleted', {
      deadlineMs: convergedMs,
    }),
  ])
  report(`all as they were asked for ${secondsSince(since)} s after up`)
  expect(performance.now() - since).toBeLessThan(convergedMs)
  for (const store of ready) await expectOnce(system, store)
  expect(ready.find(({ id }) => id === changed.id)).toMatchObject({ plan: 'medium', generation: 2, reason: null })
  await expectNothingLeft(system, gone)
}, 600_000)
