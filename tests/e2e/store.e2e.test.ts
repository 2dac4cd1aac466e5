import { existsSync } from 'node:fs'
import type { Store } from '@storeyard/core/contract/stores'
import { waitFor } from '@storeyard/local-node/machine/wait'
import { killWhen } from '../../charts/store/tests/support/processes.ts'
import { createStores } from './harness/stores.ts'
import { openSystem } from './harness/system.ts'
import { readTitle, showsPicture, signIn, visit } from './harness/wordpress.ts'

// The life of a store that the platform made and sealed; what its chart promises by itself is tried beside the chart.
const system = await openSystem()
const { api, kube } = system
const stores = createStores(api)
afterAll(() => stores.removeAll(), 240_000)

let store: Store
let owner: Awaited<ReturnType<typeof signIn>>
let later: { id: number; link: string }

beforeAll(async () => {
  store = await stores.createReady('life')
  owner = await signIn(api, store)
  // Looked at by the last test: WordPress publishes at once what is due within a minute.
  const date = new Date(Date.now() + 90_000).toISOString().slice(0, 19)
  later = await owner.publish({ title: 'Later', content: 'Nobody asked for me', status: 'future', date_gmt: date })
  expect(later).toMatchObject({ status: 'future' })
}, 300_000)

test("Site Health's loopback and REST checks pass", async () => {
  expect(await owner.read('wp-site-health/v1/tests/loopback-requests')).toMatchObject({ status: 'good' })
  const page = (await owner.visit('/wp-admin/site-health.php')).body
  const { site_status } = JSON.parse(/var SiteHealth = (\{.*?\});\n/s.exec(page)?.[1] ?? '{}')
  expect(site_status.direct.find((check: { test: string }) => check.test === 'rest_availability')).toMatchObject({
    status: 'good',
  })
})

test('a post and an upload survive the deletion of both pods, and the store is Ready again', async () => {
  const picture = await owner.upload('kept')
  const post = await owner.publish({ title: 'Kept', content: 'Still here', status: 'publish' })
  const pods = async () => (await kube.core.listNamespacedPod({ namespace: store.namespace })).items
  const before = new Set((await pods()).map(({ metadata }) => metadata?.uid))
  expect(before.size).toBe(2)
  await system.kubectl('delete', 'pods', '--all', '--namespace', store.namespace)
  await waitFor(
    'new pods to be ready',
    async () => {
      const ready = (await pods()).filter(
        ({ metadata, status }) =>
          !before.has(metadata?.uid) &&
          status?.conditions?.some(({ type, status }) => type === 'Ready' && status === 'True'),
      )
      return ready.length === before.size
    },
    { deadlineMs: 120_000 },
  )
  await stores.ready([store])
  await waitFor('the picture to be shown', () => showsPicture(store, picture.path), { deadlineMs: 30_000 })
  expect((await visit(store, new URL(post.link).pathname)).body).toContain('Still here')
}, 240_000)

test('a store whose containers are killed in their first start becomes Ready all the same, in one revision', async () => {
  const made = await stores.create('hurt')
  expect(await killWhen(made.id, (root) => existsSync(`${root}/var/lib/mysql/data`), 120_000)).toBe(true)
  await stores.ready([made])
  expect(await readTitle(made)).toContain(made.title)
  const releases = JSON.parse(await system.helm('list', '--namespace', made.namespace, '--output', 'json'))
  expect(releases).toMatchObject([{ name: made.helm_release, revision: '1', status: 'deployed' }])
}, 300_000)

test('a scheduled post appears with no visitor', async () => {
  // Asked of the database: a request to WordPress would be a visitor.
  const statement = `SELECT post_status FROM wp_posts WHERE ID = ${Number(later.id)}`
  const client = ['mariadb', 'wordpress', '--batch', '--skip-column-names', '-e', statement]
  const readStatus = () => system.kubectl('exec', 'mariadb-0', '--namespace', store.namespace, '--', ...client)
  await waitFor('the post to be published', async () => (await readStatus()) === 'publish', {
    deadlineMs: 240_000,
    everyMs: 1_000,
  })
  expect((await visit(store, new URL(later.link).pathname)).status).toBe(200)
}, 280_000)
