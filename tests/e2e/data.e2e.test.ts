import type { Store } from '@storeyard/core/contract/stores'
import { credentialsName, mariadbClaim, mariadbName } from '@storeyard/core/domain/marks'
import { waitFor } from '@storeyard/local-node/machine/wait'
import { deletePods, isReady, podsOf } from './harness/pods.ts'
import { createStores, shows } from './harness/stores.ts'
import { openSystem, report, secondsSince } from './harness/system.ts'
import { readTitle, showsPicture, signIn, visit } from './harness/wordpress.ts'

// What people or the cluster take from a store that holds data.
const system = await openSystem()
const { api, kube } = system
const stores = createStores(api)
afterAll(() => stores.removeAll(), 240_000)

let store: Store
let post: string
let picture: string
beforeAll(async () => {
  store = await stores.createReady('data')
  const owner = await signIn(api, store)
  picture = (await owner.upload('kept')).path
  post = new URL((await owner.publish({ title: 'Kept', content: 'Still here', status: 'publish' })).link).pathname
}, 300_000)

const showsContent = async () =>
  (await visit(store, post)).body.includes('Still here') && (await showsPicture(store, picture))

const deleteSecret = () => kube.core.deleteNamespacedSecret({ namespace: store.namespace, name: credentialsName })

/** Both pods are ready with a Secret that is there. */
const runsWithNewSecret = () =>
  waitFor(
    'both pods to be ready with a new Secret',
    async () => {
      const secrets = await kube.core.listNamespacedSecret({ namespace: store.namespace })
      const uid = secrets.items.find(({ metadata }) => metadata?.name === credentialsName)?.metadata?.uid
      const ready = (await podsOf(system, store)).filter(
        (pod) => isReady(pod) && pod.metadata?.annotations?.['storeyard.io/credentials-uid'] === uid,
      )
      return ready.length === 2
    },
    { deadlineMs: 120_000, everyMs: 500 },
  )

async function expectMadeAnew(harm: () => Promise<unknown>): Promise<void> {
  const before = await api.credentials(store.id)
  await harm()
  const since = performance.now()
  await runsWithNewSecret()
  report(`both pods run with a new Secret after ${secondsSince(since)} s`)
  await stores.ready([store])
  await waitFor('the content to be shown', showsContent, { deadlineMs: 30_000 })
  const after = await api.credentials(store.id)
  expect(after.admin_password).not.toBe(before.admin_password)
  expect(after.login_url).toBe(before.login_url)
}

test(
  'the Secret is gone while the pods run: found without them, made anew, both pods start with it',
  () => expectMadeAnew(deleteSecret),
  240_000,
)

test(
  'the Secret is gone, then both pods: made anew, and the store is Ready with its content',
  () =>
    expectMadeAnew(async () => {
      await deleteSecret()
      await deletePods(system, store)
    }),
  240_000,
)

test("MariaDB's volume is gone: never an empty shop, and with a person's word a new one with the uploads", async () => {
  const { namespace } = store
  const answers: string[] = []
  await kube.core.deleteNamespacedPersistentVolumeClaim({ namespace, name: mariadbClaim })
  await deletePods(system, store, mariadbName)
  const look = async () => {
    const [front, wizard] = [await visit(store, '/'), await visit(store, '/wp-admin/install.php')]
    answers.push(`${front.status} ${front.headers.location ?? ''} ${wizard.status}`)
  }
  await waitFor(
    'the loss to be told',
    async () => {
      await look()
      return (await api.get(store.id)).reason === 'DataLost'
    },
    { deadlineMs: 90_000, everyMs: 500 },
  )
  // MariaDB has tried its new volume by now, and said why it will not have it.
  await waitFor('MariaDB to say so', () => lastWord(mariadbName, 'has no stamp'), { deadlineMs: 60_000, everyMs: 500 })
  await look()
  expect(await api.get(store.id)).toMatchObject({ status: 'Failed', reason: 'DataLost' })
  // An error, or nobody there; the wizard is refused or not there either.
  expect(answers.filter((answer) => !/^5\d\d {2}(403|503)$/.test(answer))).toEqual([])

  const given = await api.call('POST', `/stores/${store.id}/retry`, { accept_data_loss: true })
  expect(given.status).toBe(202)
  await shows(api, store, 'Ready', null, 180_000)
  expect(await showsPicture(store, picture)).toBe(true)
  expect((await visit(store, post)).status).toBe(404)
  expect(await readTitle(store)).toBe(store.title)
  await signIn(api, store)
}, 400_000)

async function lastWord(container: string, text: string): Promise<boolean> {
  const states = (await podsOf(system, store)).flatMap(({ status }) => status?.containerStatuses ?? [])
  const said = states
    .filter(({ name }) => name === container)
    .flatMap(({ state, lastState }) => [state?.terminated?.message, lastState?.terminated?.message])
  return said.some((message) => message?.includes(text))
}
