import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { credentialsName } from '@storeyard/core/domain/marks'
import { Redis } from 'ioredis'
import { problemOf } from './harness/api.ts'
import { environmentOf } from './harness/parts.ts'
import { watchArguments } from './harness/processes.ts'
import { createStores } from './harness/stores.ts'
import { openSystem } from './harness/system.ts'
import { readTitle } from './harness/wordpress.ts'

const system = await openSystem()
const { api, kube, settings } = system
const stores = createStores(api)
afterAll(() => stores.removeAll(), 240_000)

// What would break shell, SQL, templates, JSON or an ASCII page.
const title = `'"; $(id) {{ .Values }} 🛒`

test('a store is what was asked for: its answer, its release, its objects, its title, and no secret anywhere', async () => {
  const argv = watchArguments()
  const answer = await api.call('POST', '/stores', { store_name: `whole-${stores.run}`, title })
  expect(answer.status).toBe(202)
  expect(answer.body).toMatchObject({
    id: expect.stringMatching(/^[0-9a-f]{8}$/),
    store_name: `whole-${stores.run}`,
    namespace: expect.stringMatching(/^whole-.*-[0-9a-f]{8}$/),
    domain: `whole-${stores.run}.localhost`,
    url: `http://whole-${stores.run}.localhost:${settings.ports.ingress}`,
    status: 'Pending',
    helm_release: expect.any(String),
    created_at: expect.stringMatching(/Z$/),
  })
  const [store] = await stores.ready([stores.adopt((await api.named(`whole-${stores.run}`))[0] ?? fail('no row'))])
  if (!store) throw new Error('the store is not there')
  const twice = await api.call('POST', '/stores', { store_name: store.store_name })
  expect(problemOf(twice)).toEqual({ status: 409, code: 'NAME_TAKEN' })

  const releases = JSON.parse(await system.helm('list', '--all-namespaces', '--output', 'json'))
  expect(releases).toContainEqual(expect.objectContaining({ name: store.helm_release, status: 'deployed' }))
  expect(await objectsIn(store.namespace)).toEqual(
    expect.arrayContaining([
      'deployment.apps/wordpress',
      'statefulset.apps/mariadb',
      'service/wordpress',
      'service/mariadb',
      'ingress.networking.k8s.io/wordpress',
      'persistentvolumeclaim/wp-content',
      'persistentvolumeclaim/data-mariadb-0',
      'resourcequota/store',
      'limitrange/store',
      'networkpolicy.networking.k8s.io/default-deny',
      `secret/${credentialsName}`,
    ]),
  )
  expect(await readTitle(store)).toBe(title)

  const { data = {} } = await kube.core.readNamespacedSecret({ namespace: store.namespace, name: credentialsName })
  const secrets = Object.entries(data)
    .filter(([name]) => name !== 'wordpress-admin-user')
    .map(([, value]) => Buffer.from(value, 'base64').toString())
  expect(secrets.length).toBeGreaterThanOrEqual(10)
  const release = ['--namespace', store.namespace, store.helm_release]
  const written = {
    values: await system.helm('get', 'values', '--all', ...release),
    manifest: await system.helm('get', 'manifest', ...release),
    events: JSON.stringify(await api.events(store.id)),
    logs: ['api', 'worker', 'reconciler']
      .map((name) => readFileSync(join(settings.paths.logs, `${name}.log`), 'utf8'))
      .join('\n'),
    queue: await dumpQueue(),
    arguments: argv.stop().join('\n'),
  }
  for (const [where, text] of Object.entries(written))
    expect([where, secrets.filter((secret) => text.includes(secret))]).toEqual([where, []])
  // Each place was really looked at.
  expect(Object.entries(written).filter(([, text]) => text.length < 20)).toEqual([])
}, 300_000)

const fail = (message: string): never => {
  throw new Error(message)
}

const kinds =
  'deployment,statefulset,service,ingress,persistentvolumeclaim,resourcequota,limitrange,networkpolicy,secret'
const objectsIn = async (namespace: string) =>
  (await system.kubectl('get', kinds, '--namespace', namespace, '--output', 'name')).split('\n')

/** Every job's data as it lies in Redis. */
async function dumpQueue(): Promise<string> {
  const redis = new Redis(environmentOf(system, 'worker').REDIS_URL ?? '')
  try {
    const keys = await redis.keys('bull:stores:*')
    const hashes = await Promise.all(
      keys.map(async (key) => ((await redis.type(key)) === 'hash' ? JSON.stringify(await redis.hgetall(key)) : '')),
    )
    return hashes.join('\n')
  } finally {
    redis.disconnect()
  }
}
