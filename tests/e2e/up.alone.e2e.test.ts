import type { Store } from '@storeyard/core/contract/stores'
import { pidsOf, up } from './harness/parts.ts'
import { createStores } from './harness/stores.ts'
import { openSystem, report, secondsSince } from './harness/system.ts'
import { readTitle, showsPicture, signIn, visit } from './harness/wordpress.ts'

const system = await openSystem()
const { api } = system

let demo: Store
beforeAll(async () => {
  const [found] = await api.named('demo')
  if (!found) throw new Error('there is no store demo')
  // What other files did to the system may still be on its way out.
  const [ready] = await createStores(api).ready([found])
  demo = ready ?? found
}, 260_000)

test('the store demo answers at its URL with its title, and its wizard is refused', async () => {
  expect(demo).toMatchObject({ status: 'Ready', url: `http://demo.localhost:${system.settings.ports.ingress}` })
  expect(await readTitle(demo)).toBe(demo.title)
  expect((await visit(demo, '/wp-admin/install.php')).status).toBe(403)
  expect((await visit(demo, '/wp-admin/setup-config.php')).status).toBe(403)
})

test('the credentials of the API sign in at /wp-login.php, and an uploaded picture is shown', async () => {
  const owner = await signIn(api, demo)
  expect((await owner.visit('/wp-admin/')).status).toBe(200)
  const picture = await owner.upload('picture')
  expect(await showsPicture(demo, picture.path)).toBe(true)
  await owner.remove(`wp/v2/media/${picture.id}?force=true`)
})

test('a second up changes nothing', async () => {
  const observe = async () => ({
    pids: pidsOf(system),
    releases: JSON.parse(await system.helm('list', '-A', '-o', 'json')),
  })
  const before = await observe()
  const began = performance.now()
  const printed = await up(system)
  report(`second up: ${secondsSince(began)} s`)
  // A step that did something is a line that begins with its mark.
  expect(printed.split('\n').filter((line) => /^[✓✗]/.test(line))).toEqual([])
  expect(printed).toContain(demo.url)
  expect(await observe()).toEqual(before)
  expect(Object.keys(before.pids)).toEqual(
    expect.arrayContaining(['api', 'worker', 'reconciler', 'web', 'postgres', 'redis']),
  )
}, 120_000)
