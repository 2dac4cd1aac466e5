import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { orAbsent } from '@storeyard/core/kube/errors'
import { findDaemon, stopDaemon } from '@storeyard/local-node/machine/daemon'
import { run } from '@storeyard/local-node/machine/run'
import { waitFor } from '@storeyard/local-node/machine/wait'
import { resolveSettings } from '@storeyard/local-node/node/settings'
import { parse, stringify } from 'yaml'
import { createApi } from './harness/api.ts'
import { startSecondApi } from './harness/secondApi.ts'
import { createStores, shows } from './harness/stores.ts'
import { openSystem, report } from './harness/system.ts'

// An operator's values file with an image that is nowhere, for an api of its own on the same database and queue.
const system = await openSystem()
const { settings, kube } = system
const values = parse(readFileSync(settings.paths.values, 'utf8'))
const folder = mkdtempSync(join(tmpdir(), 'storeyard-e2e-'))
const missing = `docker.io/storeyard/wordpress:missing-${Date.now()}`
const valuesFile = join(folder, 'values.yaml')
writeFileSync(valuesFile, stringify({ ...values, images: { ...values.images, wordpress: missing } }))
const second = await startSecondApi(system, folder, { STORE_VALUES_FILE: valuesFile })
const api = createApi(settings, second.port)
const stores = createStores(api)

afterAll(async () => {
  await stores.removeAll()
  await stopDaemon(second.pidDir, second.name)
  expect(findDaemon(second.pidDir, second.name)).toBeNull()
  rmSync(folder, { recursive: true })
}, 240_000)

test('an image that cannot be had: the reason at once, failed at the deadline, nothing left', async () => {
  const store = await stores.create('noimage')
  await shows(api, store, 'Provisioning', 'ImagePull', 30_000)
  await shows(api, store, 'Failed', 'ImagePull', 240_000)
  const events = await api.events(store.id)
  expect(events.find(({ type }) => type === 'GenerationFailed')).toMatchObject({ reason: 'ImagePull' })
  await waitFor(
    'its namespace to go',
    async () => (await orAbsent(kube.core.readNamespace({ name: store.namespace }))) === null,
    {
      deadlineMs: 60_000,
    },
  )
}, 400_000)

test('an image that becomes available before the deadline: Ready', async () => {
  const store = await stores.create('lateimage')
  await shows(api, store, 'Provisioning', 'ImagePull', 30_000)
  const { paths } = resolveSettings({ stateDir: settings.stateDir, cacheDir: settings.cacheDir })
  const ctr = ['-a', paths.containerdSocket, '-n', 'k8s.io', 'images']
  await run('ctr', [...ctr, 'tag', values.images.wordpress, missing])
  try {
    await stores.ready([store])
  } finally {
    await run('ctr', [...ctr, 'rm', missing])
  }
  report('Ready once the image was there')
}, 300_000)
