import { readFileSync } from 'node:fs'
import { StoreObjects, StoreUsage } from '@storeyard/core/contract/cluster'
import { Overview } from '@storeyard/core/contract/overview'
import type { Store } from '@storeyard/core/contract/stores'
import { waitFor } from '@storeyard/local-node/machine/wait'
import { problemOf } from './harness/api.ts'
import { createStores } from './harness/stores.ts'
import { openSystem } from './harness/system.ts'
import { visit } from './harness/wordpress.ts'

// What the API reads of the cluster itself, with its own rights.
const system = await openSystem()
const { api, settings } = system
const stores = createStores(api)
afterAll(() => stores.removeAll(), 240_000)

let store: Store
beforeAll(async () => {
  store = await stores.createReady('shown')
}, 300_000)

const get = async (path: string) => (await api.call('GET', path)).body

test('every part of the running system is well', async () => {
  // A test beside this one starts the reconciler anew.
  const overview = await waitFor(
    'every part to be well',
    async () => {
      const now = Overview.parse(await get('/overview'))
      return now.parts.every(({ healthy }) => healthy) && now
    },
    { deadlineMs: 60_000, everyMs: 500 },
  )
  expect(overview.queue).not.toBeNull()
  expect(overview.stores.Ready).toBeGreaterThan(0)
})

test('a store shows what it takes: its quota, two volumes, two pods', async () => {
  const usage = StoreUsage.parse(await get(`/stores/${store.id}/usage`))
  const pods = usage.quota.find(({ resource }) => resource === 'pods')
  expect(pods).toEqual({ resource: 'pods', used: 2, hard: 8 })
  expect(usage.volumes).toHaveLength(2)
  for (const volume of usage.volumes)
    expect(volume).toMatchObject({ requested: 5 * 2 ** 30, expandable: false, storage_class: expect.any(String) })
  expect(usage.pods.map(({ component }) => component).sort()).toEqual(['mariadb', 'wordpress'])
  for (const pod of usage.pods) {
    expect(pod).toMatchObject({ phase: 'Running', ready: true })
    expect(pod.cpu_request).toBeGreaterThan(0)
    expect(pod.memory_limit).toBeGreaterThan(pod.memory_request)
  }
})

test('its objects are named, and all that can be ready is', async () => {
  const { items } = StoreObjects.parse(await get(`/stores/${store.id}/objects`))
  expect(items.filter(({ ready }) => ready === false)).toEqual([])
  expect(items.map(({ kind, name }) => `${kind} ${name}`)).toEqual(
    expect.arrayContaining([
      'Deployment wordpress',
      'StatefulSet mariadb',
      'PersistentVolumeClaim wp-content',
      'Service mariadb',
      'Ingress wordpress',
      'ResourceQuota store',
    ]),
  )
})

test('a plan whose volumes cannot grow here is refused before it is taken', async () => {
  const answer = await api.call('PATCH', `/stores/${store.id}`, { plan: 'large' })
  expect(problemOf(answer)).toEqual({ status: 422, code: 'VOLUME_NOT_EXPANDABLE' })
  expect(await api.get(store.id)).toMatchObject({ plan: 'small', generation: 1, wordpress_replicas: 1 })
})

test('a log is followed as it is written, until its container ends', async () => {
  const url = `http://127.0.0.1:${settings.ports.api}/api/v1/stores/${store.id}/logs?follow=true&tail=1`
  const response = await fetch(url, {
    headers: { authorization: `Bearer ${readFileSync(settings.paths.adminKey, 'utf8').trim()}` },
    signal: AbortSignal.timeout(100_000),
  })
  expect(response.status).toBe(200)
  expect(response.headers.get('content-type')).toMatch(/^text\/plain/)
  let text = ''
  const reading = (async () => {
    for await (const chunk of response.body?.pipeThrough(new TextDecoderStream()) ?? []) text += chunk
  })()
  await visit(store, '/?followed=one')
  await waitFor('the visit to be told', async () => text.includes('followed=one'), { deadlineMs: 20_000 })
  await visit(store, '/?followed=two')
  await waitFor('the next one too', async () => text.includes('followed=two'), { deadlineMs: 20_000 })
  await system.kubectl('delete', 'pods', '--all', '--namespace', store.namespace)
  await reading
}, 120_000)
