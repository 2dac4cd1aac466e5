import type { Store } from '@storeyard/core/contract/stores'
import { wordpressName } from '@storeyard/core/domain/marks'
import { waitFor } from '@storeyard/local-node/machine/wait'
import { deletePods, inWordpress, isReady, podsOf } from './harness/pods.ts'
import { createStores } from './harness/stores.ts'
import { openSystem } from './harness/system.ts'
import { readTitle, visit } from './harness/wordpress.ts'

// What an owner's code does to the front page shows, and takes neither the pod nor what of WordPress still works away.
const system = await openSystem()
const { api } = system
const stores = createStores(api)
afterAll(() => stores.removeAll(), 240_000)

let store: Store
beforeAll(async () => {
  store = await stores.createReady('pages')
}, 300_000)

const content = '/usr/src/wordpress/wp-content'
const plugin = `${content}/mu-plugins/broken.php`
const functions = `${content}/themes/twentytwentyfive/functions.php`
const put = (path: string, code: string) =>
  inWordpress(system, store, 'mkdir -p "$(dirname "$1")"; printf %s "$2" >"$1"', path, `<?php\n${code}\n`)

const showsFault = (fault: string) =>
  waitFor(
    `the store to say that the front page ${fault}`,
    async () => {
      const now = await api.get(store.id)
      return now.message?.includes(`The front page ${fault}`) && now
    },
    { deadlineMs: 90_000, everyMs: 500 },
  )

/** Puts the code there and starts the pod anew with it: a pod that is Ready came up with it. */
async function expectDegraded(path: string, code: string, fault: string): Promise<void> {
  await put(path, code)
  await deletePods(system, store, wordpressName)
  const now = await showsFault(fault)
  expect(now).toMatchObject({ status: 'Degraded', reason: 'FrontPage' })
  expect(now.message).toContain('by renaming its folder in wp-content')
  const [pod, ...others] = (await podsOf(system, store)).filter(
    ({ metadata }) => metadata?.labels?.['app.kubernetes.io/name'] === wordpressName,
  )
  expect([pod && isReady(pod), others]).toEqual([true, []])
  const addresses = ['get', 'endpoints', wordpressName, '--namespace', store.namespace, '--output']
  expect(await system.kubectl(...addresses, 'jsonpath={.subsets[*].addresses[*].ip}')).toBe(pod?.status?.podIP)
}

const login = async () => {
  const { status, body } = await visit(store, '/wp-login.php')
  return { status, form: body.includes('id="loginform"') }
}
const open = { status: 200, form: true }

test('a coming-soon page: Degraded, and the administration stays open', async () => {
  const code = 'if ($_SERVER["REQUEST_URI"] === "/") { http_response_code(503); exit("Coming soon"); }'
  await expectDegraded(plugin, code, 'answers 503')
  expect(await login()).toEqual(open)
  await inWordpress(system, store, 'rm "$1"', plugin)
}, 200_000)

test('a theme that dies when it shows a page: Degraded, and the administration stays open', async () => {
  await inWordpress(system, store, 'cp "$1" "$1.kept"', functions)
  await expectDegraded(functions, 'add_action("template_redirect", fn () => missing_function());', 'answers 500')
  expect(await login()).toEqual(open)
}, 200_000)

test('a plugin that ends WordPress when it is loaded: Degraded, and its pod comes up and stays in its Service', async () => {
  await inWordpress(system, store, 'mv "$1.kept" "$1"', functions)
  await expectDegraded(plugin, 'exit;', 'is empty')
}, 200_000)

test('a plugin that dies when it is loaded, too; without it the store is Ready again', async () => {
  await expectDegraded(plugin, 'missing_function();', 'answers 500')
  expect((await login()).status).toBe(500)
  await inWordpress(system, store, 'rm "$1"', plugin)
  await stores.ready([store])
  expect(await readTitle(store)).toBe(store.title)
  expect(await login()).toEqual(open)
}, 200_000)
