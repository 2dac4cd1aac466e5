import { existsSync } from 'node:fs'
import { isAlive, signal } from '@storeyard/local-node/machine/process'
import { findStarting, killWhen } from './support/processes.ts'
import { createStore, type TestStore } from './support/store.ts'
import { until } from './support/until.ts'
import { createVisitor } from './support/visitor.ts'

const stores: TestStore[] = []
const newStore = async (name: string) => {
  const store = await createStore(name)
  stores.push(store)
  return store
}
afterAll(() => Promise.all(stores.map((store) => store.remove())))

const database = '/var/lib/mysql'
const content = '/var/lib/storeyard/wp-content'
const stamp = 'storeyard-store-id'

test.each([
  ["MariaDB's data folder is half made", (root: string) => existsSync(`${root}${database}/data.new`)],
  ["MariaDB's data folder is whole", (root: string) => existsSync(`${root}${database}/data`)],
  [
    'the first tables of WordPress are made',
    (root: string) => existsSync(`${root}${database}/data/wordpress/wp_users.ibd`),
  ],
  [
    'wp-content is half copied',
    (root: string) => existsSync(`${root}${content}/data/themes`) && !existsSync(`${root}${content}/${stamp}`),
  ],
  ['wp-content is whole', (root: string) => existsSync(`${root}${content}/${stamp}`)],
])(
  'a store whose containers are killed when %s becomes ready all the same',
  async (_moment, shows) => {
    let store = await newStore('kill')
    // Some moments are as short as the copy of a few files: one that was missed is tried on another store.
    for (let tries = 1; !(await killWhen(store.id, shows, 20_000)); tries++) {
      expect(tries).toBeLessThan(5)
      store = await newStore('kill')
    }
    await store.ready()
    const { status, body } = await createVisitor(store.host).visit('/')
    expect([status, body.includes('<title>kill')]).toEqual([200, true])
  },
  240_000,
)

test.each([
  ['MariaDB', database, 'SIGTERM'],
  ['WordPress', content, 'SIGWINCH'],
] as const)(
  '%s that is told to end while it starts does so at once, and becomes ready when it is started again',
  async (_name, folder, stopSignal) => {
    let store = await newStore('term')
    let starting = await findStarting(store.id, folder, stopSignal, 20_000)
    // A start script is there for a moment only: one that was missed is looked for in another store.
    for (let tries = 1; !starting; tries++) {
      expect(tries).toBeLessThan(5)
      store = await newStore('term')
      starting = await findStarting(store.id, folder, stopSignal, 20_000)
    }
    signal(starting, stopSignal)
    // Else the kubelet would wait for all of the grace before it kills: 120 s and 30 s.
    await until('it has ended', 10_000, async () => !isAlive(starting))
    await store.ready()
  },
  240_000,
)

test('a store that was Ready is not started empty on a new volume, nor on one of another store', async () => {
  const store = await newStore('lost')
  await store.ready()
  await store.seal()

  // Kubernetes makes the deleted claim of a StatefulSet again by itself.
  await store.kubectl(['delete', 'pvc', 'data-mariadb-0', '--wait=false'])
  await store.kubectl(['delete', 'pod', 'mariadb-0'])
  await until('MariaDB says why it does not start', 60_000, async () =>
    (await store.lastMessage('mariadb')).includes('has no stamp'),
  )

  await store.kubectl([
    'exec',
    'deploy/wordpress',
    '-c',
    'wordpress',
    '--',
    'bash',
    '-c',
    `echo ffffffff >${content}/${stamp}`,
  ])
  await store.kubectl(['create', 'configmap', 'first-start', `--from-literal=store-id=${store.id}`])
  await store.kubectl(['delete', 'pods', '-l', 'app.kubernetes.io/name=wordpress'])
  await until('WordPress names the other store', 60_000, async () =>
    (await store.lastMessage('wordpress')).includes("belongs to the store 'ffffffff'"),
  )
}, 180_000)

test('a database and a wp-content of two stores never meet', async () => {
  const store = await newStore('swap')
  await store.ready()
  await store.sql("UPDATE wp_options SET option_value = 'ffffffff' WHERE option_name = 'storeyard_store_id'")
  await store.kubectl(['delete', 'pods', '-l', 'app.kubernetes.io/name=wordpress'])
  await until('WordPress names the other store', 60_000, async () =>
    (await store.lastMessage('wordpress')).includes("belongs to the store 'ffffffff'"),
  )
}, 180_000)
