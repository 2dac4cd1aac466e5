import type { Browser, BrowserContextOptions } from 'playwright-core'
import { findFaults } from './support/axe.ts'
import { launchBrowser, openSignedIn, pickFilter, row } from './support/dashboard.ts'
import { type OwnSystem, startOwnSystem } from './support/ownSystem.ts'
import { seedReadyStores } from './support/seed.ts'

const many = 10_000
const rowsMax = 60
const script = '<img src=x onerror="window.ran = true">'

let browser: Browser
let system: OwnSystem
beforeAll(async () => {
  system = await startOwnSystem()
  browser = await launchBrowser()
  const { id } = await system.rows.create('alpha', { title: script })
  await system.rows.becomeReady(id, 1)
  await seedReadyStores(system.api.db, { like: id, prefix: 'shop', count: many })
}, 120_000)
// Each open page follows the events of the tests that come.
afterEach(() => Promise.all(browser.contexts().map((context) => context.close())))
afterAll(async () => {
  await browser.close()
  await system.stop()
})

const open = (
  path: string,
  { role = 'admin', ...options }: BrowserContextOptions & { role?: 'admin' | 'viewer' } = {},
) => openSignedIn(browser, path, options, { url: system.url, key: system.api.keys[role] })

test(`of ${many} stores those are in the page that can be seen, and scrolling leads to the last`, async () => {
  const { page, faults } = await open('/stores')
  await page.getByText('10,001 stores').waitFor()
  expect(await page.getByRole('table', { name: 'Stores' }).getAttribute('aria-rowcount')).toBe(`${many + 2}`)
  const rowsSeenMax = await page.evaluate(
    (last) =>
      new Promise<number>((resolve) => {
        let seen = 0
        const step = () => {
          seen = Math.max(seen, document.querySelectorAll('tbody tr').length)
          if (document.querySelector(`[data-store="${last}"]`)) return resolve(seen)
          window.scrollBy(0, window.innerHeight)
          requestAnimationFrame(step)
        }
        step()
      }),
    `shop-${many}`,
  )
  expect(rowsSeenMax).toBeLessThanOrEqual(rowsMax)
  expect(await row(page, `shop-${many}`).getAttribute('aria-rowindex')).toBe(`${many + 2}`)
  expect(faults).toEqual([])
}, 300_000)

test('an event brings its own row up to date, without a page of the list being asked for again', async () => {
  const store = await system.rows.create('changing')
  const { page } = await open('/stores')
  await page.getByLabel('Updates: Live').waitFor()
  await row(page, 'changing').locator('[data-status="Pending"]').waitFor()
  // Polling cannot be what brings it.
  await page.route(
    ({ pathname }) => pathname === '/api/v1/stores',
    (route) => route.abort(),
  )

  await system.rows.becomeReady(store.id, 1)
  await row(page, 'changing').locator('[data-status="Ready"]').waitFor()
  await system.rows.create('newcomer')
  await row(page, 'newcomer').waitFor()
  expect(await page.locator('[data-store]').first().getAttribute('data-store')).toBe('newcomer')
})

test('stores are filtered and sorted by the api, and the address keeps it', async () => {
  const { page } = await open('/stores')
  await page.getByLabel('Find a store by its name').fill('shop-0000')
  await page.getByText('9 stores', { exact: true }).waitFor()
  await pickFilter(page, 'Plan', 'Small')
  await page.getByText('3 stores', { exact: true }).waitFor()
  await page.getByLabel('Order').selectOption('Names from Z')
  await page.locator('[data-store]').first().and(row(page, 'shop-00009')).waitFor()
  await page.reload()
  await page.locator('[data-store]').first().and(row(page, 'shop-00009')).waitFor()
  expect(await page.getByRole('columnheader', { name: 'Store' }).getAttribute('aria-sort')).toBe('descending')
  await pickFilter(page, 'Status', 'Deleted')
  await page.getByText('No store is like that').waitFor()
})

test('letters that are typed while the filter is on its way stay', async () => {
  const { page } = await open('/stores')
  const field = page.getByLabel('Find a store by its name')
  // About as slow as the pause after which it is sent.
  await field.pressSequentially('shop-0000', { delay: 260 })
  await page.getByText('9 stores', { exact: true }).waitFor()
  expect(await field.inputValue()).toBe('shop-0000')
})

test('a stream of events that fell silent is opened anew', async () => {
  const { page } = await open('/stores')
  await page.clock.install()
  await page.reload()
  await page.getByLabel('Updates: Live').waitFor()
  const again = page.waitForRequest(`${system.url}/api/v1/events`)
  await page.clock.fastForward(46_000)
  await again
  await page.getByLabel('Updates: Live').waitFor()
})

test('what a store is called runs nothing, wherever it is shown', async () => {
  const { page, faults } = await open('/stores?name=alpha')
  await page.getByText(script).waitFor()
  await row(page, 'alpha').getByRole('link', { name: 'alpha', exact: true }).click()
  await page.getByText(script).first().waitFor()
  await page.goto(`${system.url}/activity`)
  await page.locator('[data-event]').first().waitFor()
  expect(await page.evaluate(() => 'ran' in window)).toBe(false)
  expect(faults).toEqual([])
})

test('the overview counts, leads to what it counts, and follows what happens', async () => {
  const { page } = await open('/')
  const counts = page.getByRole('navigation', { name: 'Stores by status' })
  await page.getByLabel('Updates: Live').waitFor()
  const failing = await system.rows.create('failing')
  await page.getByRole('listitem').filter({ hasText: 'failing was asked for' }).waitFor()
  await system.rows.fail(failing.id, 1)
  await counts.getByRole('link', { name: /^1\s*Failed/ }).click()
  await row(page, 'failing').waitFor()
  await page.getByText('1 store', { exact: true }).waitFor()
  await page.goto(`${system.url}/`)
  await page.getByText('No worker is connected to the queue.').waitFor()
  await page.getByRole('listitem').getByRole('link', { name: 'failing' }).first().click()
  await page.getByRole('heading', { name: 'failing', level: 1 }).waitFor()
})

test('activity shows who did it and from where, narrowed by store, kind and actor', async () => {
  const { page } = await open('/activity')
  await page.getByRole('combobox', { name: 'Of this store' }).fill('alpha')
  await page.getByRole('option', { name: 'alpha' }).click()
  await page.getByLabel('Of this kind').selectOption('Created')
  await page.waitForURL(/type=Created/)
  const created = page.locator('[data-event="Created"]').filter({ hasText: 'alpha was asked for' })
  await page.locator('[data-event]').nth(1).waitFor({ state: 'detached' })
  await created.getByText('Details').click()
  await created.getByText('127.0.0.1').waitFor()
  await created.getByText('Request', { exact: true }).waitFor()
  await page.getByRole('combobox', { name: 'By this actor' }).fill('worker')
  await page.getByText('Nothing like that has happened.').waitFor()
  await page.getByRole('button', { name: 'Show all activity' }).click()
  await page.getByText('A session of the key admin began').first().waitFor()
})

test('a viewer sees no button that he may not use', async () => {
  const { page } = await open('/stores', { role: 'viewer' })
  await row(page, 'shop-00001').waitFor()
  expect(await page.getByRole('link', { name: 'New store' }).count()).toBe(0)
  await row(page, 'shop-00001').getByRole('button', { name: 'Actions for shop-00001' }).click()
  await page.getByRole('menuitem', { name: 'Details and history' }).waitFor()
  expect(await page.getByRole('menuitem', { name: 'Delete…' }).count()).toBe(0)
  await page.goto(`${system.url}/stores/new`)
  await page.waitForURL(`${system.url}/stores`)
  await page.goto(`${system.url}/`)
  await page.getByRole('heading', { name: 'Jobs' }).waitFor()
  expect(await page.getByRole('link', { name: 'Job monitor' }).count()).toBe(0)
})

const sizes = [
  { width: 1280, height: 900 },
  { width: 390, height: 844 },
]
const looks = (['light', 'dark'] as const).flatMap((colorScheme) =>
  sizes.map((viewport) => ({ colorScheme, viewport, reducedMotion: 'reduce' as const })),
)

test.each(sizes)('what a row says stays within its cell: $width px', async (viewport) => {
  const store = await system.rows.create(`a-store-with-quite-a-long-name-${viewport.width}`, {
    title: 'A title that goes on and on '.repeat(4),
  })
  await system.rows.fail(store.id, 1)
  const { page } = await open('/stores', { viewport })
  const its = row(page, store.store_name)
  await its.locator('[data-status="Failed"]').waitFor()
  const outside = await its.evaluate((row) =>
    [...row.querySelectorAll('*')]
      // Text in a line of its cell is cut by the cell, with an ellipsis.
      .filter((element) => getComputedStyle(element).display !== 'inline')
      .filter((element) => {
        const { left, right, top, bottom } = element.getBoundingClientRect()
        const bounds = (element.parentElement?.closest('th, td') ?? row).getBoundingClientRect()
        return left < bounds.left || right > bounds.right || top < bounds.top || bottom > bounds.bottom
      })
      .map((element) => element.textContent),
  )
  expect(outside).toEqual([])
})

test.each(looks)(
  'axe finds nothing, and nothing is cut off: $colorScheme, $viewport.width px',
  async (look) => {
    const { page } = await open('/', look)
    await page.getByRole('listitem').first().waitFor()
    const found: Record<string, string[]> = { overview: await findFaults(page) }
    await page.getByRole('link', { name: 'Activity', exact: true }).click()
    await page.getByText('Details').first().click()
    found.activity = await findFaults(page)
    await page.getByRole('link', { name: 'Stores', exact: true }).click()
    await page.locator('[data-store]').first().waitFor()
    found.stores = await findFaults(page)
    await page.getByRole('button', { name: /^Status/ }).click()
    await page.getByRole('menuitemcheckbox', { name: 'Ready' }).waitFor()
    found.filter = await findFaults(page)
    expect(found).toEqual({ overview: [], activity: [], stores: [], filter: [] })
  },
  120_000,
)
