import type { Store } from '@storeyard/core/contract/stores'
import { credentialsName } from '@storeyard/core/domain/marks'
import { waitFor } from '@storeyard/local-node/machine/wait'
import { createVisitor } from '../../charts/store/tests/support/visitor.ts'
import { inWordpress, podsOf } from './harness/pods.ts'
import { createStores } from './harness/stores.ts'
import { openSystem, report, secondsSince } from './harness/system.ts'

// The platform gives WordPress's administrator a new password, whatever the owner's code does meanwhile.
const system = await openSystem()
const { api, kube } = system
const stores = createStores(api)
afterAll(() => stores.removeAll(), 240_000)

let store: Store
beforeAll(async () => {
  store = await stores.createReady('reset')
}, 300_000)

/** Asks for a reset and returns its last event once it has ended. */
async function reset(): Promise<{ type: string; reason: string | null; message: string }> {
  const since = performance.now()
  const asked = await api.call('POST', `/stores/${store.id}/reset-password`)
  expect(asked.status).toBe(202)
  expect((await api.credentials(store.id)).reset).toBe('pending')
  await waitFor('the reset to end', async () => (await api.credentials(store.id)).reset === null, {
    deadlineMs: 120_000,
    everyMs: 300,
  })
  report(`the reset ended after ${secondsSince(since)} s`)
  const ended = (await api.events(store.id)).findLast(({ type }) => /^PasswordReset(Failed)?$/.test(type))
  if (!ended) throw new Error('no event tells how the reset ended')
  return ended
}

/** What comes of signing in: 302 leads into the administration, 200 is the form again. */
const signIn = (user: string, password: string): Promise<string> =>
  createVisitor(store.domain)
    .signIn(user, password)
    .then(
      () => 'signed in',
      (err: Error) => err.message,
    )
const refused = 'Signing in answered 200'

const client = ['mariadb', 'wordpress', '--batch', '--skip-column-names', '-e']
const sql = (statement: string) =>
  system.kubectl('exec', 'mariadb-0', '--namespace', store.namespace, '--', ...client, statement)

const podUids = async () => (await podsOf(system, store)).map(({ metadata }) => metadata?.uid).sort()

test('the new password signs in, the old one does not, and no pod was started anew for it', async () => {
  const [before, pods] = [await api.credentials(store.id), await podUids()]
  expect(before.reset).toBeNull()
  expect(await reset()).toMatchObject({ type: 'PasswordReset' })
  const after = await api.credentials(store.id)
  expect(after.admin_user).toBe(before.admin_user)
  expect(await signIn(after.admin_user, after.admin_password)).toBe('signed in')
  expect(await signIn(before.admin_user, before.admin_password)).toBe(refused)
  await waitFor("the reset's pod to be gone", async () => JSON.stringify(await podUids()) === JSON.stringify(pods), {
    deadlineMs: 60_000,
    everyMs: 500,
  })
  expect((await kube.batch.listNamespacedJob({ namespace: store.namespace })).items).toEqual([])
  expect(await api.get(store.id)).toMatchObject({ status: 'Ready', reason: null, generation: 1 })
}, 200_000)

test('a plugin that dies when it is loaded does not stop a reset', async () => {
  const plugin = '/usr/src/wordpress/wp-content/mu-plugins/broken.php'
  const put = 'mkdir -p "$(dirname "$1")"; printf %s "$2" >"$1"'
  await inWordpress(system, store, put, plugin, '<?php missing_function();')
  expect(await reset()).toMatchObject({ type: 'PasswordReset' })
  await inWordpress(system, store, 'rm "$1"', plugin)
  const { admin_user, admin_password } = await api.credentials(store.id)
  expect(await signIn(admin_user, admin_password)).toBe('signed in')
}, 200_000)

test('an administrator whom the owner renamed is said to be missing, and nobody is made in his place', async () => {
  const before = await api.credentials(store.id)
  const users = () => sql('SELECT COUNT(*) FROM wp_users')
  const count = await users()
  await sql("UPDATE wp_users SET user_login = 'owner' WHERE ID = 1")
  const ended = await reset()
  expect(ended).toMatchObject({ type: 'PasswordResetFailed', reason: 'AdminMissing' })
  expect(ended.message).toContain('Its administrators: owner.')
  expect(await users()).toBe(count)
  expect(await api.credentials(store.id)).toEqual(before)
  expect(await signIn('owner', before.admin_password)).toBe('signed in')
  await sql(`UPDATE wp_users SET user_login = '${before.admin_user}' WHERE ID = 1`)
}, 200_000)

test('after the Secret was lost a reset gives the credentials their meaning back', async () => {
  const before = await api.credentials(store.id)
  await kube.core.deleteNamespacedSecret({ namespace: store.namespace, name: credentialsName })
  await waitFor(
    'a new Secret',
    async () => (await api.credentials(store.id).catch(() => before)).admin_password !== before.admin_password,
    { deadlineMs: 120_000, everyMs: 500 },
  )
  expect(await reset()).toMatchObject({ type: 'PasswordReset' })
  await stores.ready([store])
  const { admin_user, admin_password } = await api.credentials(store.id)
  expect(admin_user).toBe(before.admin_user)
  expect(await signIn(admin_user, admin_password)).toBe('signed in')
}, 300_000)
