import { orAbsent } from '@storeyard/core/kube/errors'
import { waitFor } from '@storeyard/local-node/machine/wait'
import { expectNothingLeft } from './harness/once.ts'
import { createStores } from './harness/stores.ts'
import { openSystem } from './harness/system.ts'

const system = await openSystem()
const { api, kube } = system
const stores = createStores(api)
afterAll(() => stores.removeAll(), 240_000)

test('a protected store stays until its protection is cleared; a deleted one leaves its history and nothing else', async () => {
  const store = await stores.createReady('gone', { deletion_protection: true })
  await expect(api.remove(store.id)).rejects.toThrow('DELETION_PROTECTED')
  await api.patch(store.id, { deletion_protection: false })
  expect((await api.remove(store.id)).status).toBe('Deleting')
  await waitFor('it to be Deleted', async () => (await api.get(store.id)).status === 'Deleted', { deadlineMs: 120_000 })

  await expectNothingLeft(system, store)
  const turns = (await api.events(store.id)).filter(({ type }) => type === 'StatusChanged').map(({ data }) => data.to)
  expect(turns).toEqual(['Provisioning', 'Ready', 'Deleting', 'Deleted'])

  const again = await stores.createReady('gone')
  expect(again.store_name).toBe(store.store_name)
  expect(again.id).not.toBe(store.id)
}, 400_000)

test('a store that is deleted while it is being made goes at once', async () => {
  const store = await stores.create('young')
  await api.remove(store.id)
  await waitFor('it to be Deleted', async () => (await api.get(store.id)).status === 'Deleted', { deadlineMs: 120_000 })
  expect(await orAbsent(kube.core.readNamespace({ name: store.namespace }))).toBeNull()
}, 200_000)

test('the longest name, and one that begins with a digit, become Ready', async () => {
  const long = `l${stores.run}`.padEnd(40, '0')
  const made = [
    stores.adopt(await api.create({ store_name: long })),
    stores.adopt(await api.create({ store_name: `1shop-${stores.run}` })),
  ]
  expect(long).toHaveLength(40)
  await stores.ready(made)
}, 300_000)
