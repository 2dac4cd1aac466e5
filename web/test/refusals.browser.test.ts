import type { Browser, Locator, Route } from 'playwright-core'
import { expectFocus, launchBrowser, openSignedIn } from './support/dashboard.ts'
import { type OwnSystem, startOwnSystem } from './support/ownSystem.ts'
import { seedReadyStores } from './support/seed.ts'

let browser: Browser
let system: OwnSystem
beforeAll(async () => {
  system = await startOwnSystem()
  browser = await launchBrowser()
}, 120_000)
afterEach(() => Promise.all(browser.contexts().map((context) => context.close())))
afterAll(async () => {
  await browser.close()
  await system.stop()
})

const open = (path: string) => openSignedIn(browser, path, {}, { url: system.url, key: system.api.keys.admin })
const isFocused = (target: Locator) => target.evaluate((element) => element === document.activeElement)

const refuse = (route: Route, status: number, code: string, headers = {}) =>
  route.fulfill({
    status,
    headers,
    contentType: 'application/problem+json',
    body: JSON.stringify({ type: `urn:storeyard:problem:${code}`, code, status, title: 'Played' }),
  })

test.each([
  [503, 'UNAVAILABLE'],
  [412, 'PRECONDITION_FAILED'],
])(
  'a dialog sends once however often it is pressed, and keeps the focus when it is refused: %d',
  async (status, code) => {
    const { id } = await system.rows.create(`titled-${status}`)
    const { page } = await open(`/stores/${id}?tab=settings`)
    const { promise: released, resolve: release } = Promise.withResolvers<void>()
    let sent = 0
    await page.route(`${system.url}/api/v1/stores/${id}`, async (route) => {
      if (route.request().method() !== 'PATCH') return route.continue()
      sent++
      await released
      await refuse(route, status, code)
    })
    await page.getByRole('button', { name: 'Change title…' }).click()
    const title = page.getByRole('textbox', { name: 'Title' })
    await title.fill('Lamps')
    await title.press('Enter')
    await page.getByRole('button', { name: 'Cancel', disabled: true }).waitFor()
    await title.press('Enter')
    const change = page.getByRole('button', { name: 'Change title', exact: true })
    await change.press('Enter')
    release()
    await page.getByRole('alert').waitFor()
    expect(await isFocused(change)).toBe(true)
    await page.keyboard.press('Tab')
    expect(await page.getByRole('dialog').locator(':focus').count()).toBe(1)
    expect(sent).toBe(1)
  },
)

test('a button that goes away with the trouble gives the focus to the heading', async () => {
  const { id } = await system.rows.create('troubled')
  await system.rows.fail(id, 1)
  const { page } = await open(`/stores/${id}`)
  await page.getByRole('button', { name: 'Try again now' }).press('Enter')
  await expectFocus(page.getByRole('heading', { name: 'troubled', level: 1 }))
})

test('an Enter too many does not take a new key away', async () => {
  const { page } = await open('/access/keys')
  await page.getByRole('button', { name: 'New key' }).click()
  await page.getByRole('textbox', { name: 'Name' }).fill('twice')
  await page.keyboard.press('Enter')
  const shown = page.getByRole('dialog', { name: 'The key twice' })
  await shown.locator(':focus').waitFor()
  await page.keyboard.press('Enter')
  expect(await shown.isVisible()).toBe(true)
  await page.keyboard.press('Tab')
  expect(await isFocused(shown.getByRole('button', { name: 'Copy the key' }))).toBe(true)
})

test.each([
  ['is copied', 'resolve', 'The key is copied.'],
  ['cannot be copied', 'reject', 'The key is not copied.'],
] as const)('a value that %s is told to be so', async (_case, outcome, heard) => {
  const { page } = await open('/access/keys')
  await page.evaluate((how) => {
    navigator.clipboard.writeText = () => Promise[how](new Error('Played')) as Promise<void>
  }, outcome)
  await page.getByRole('button', { name: 'New key' }).click()
  await page.getByRole('textbox', { name: 'Name' }).fill(outcome)
  await page.keyboard.press('Enter')
  await page.getByRole('button', { name: 'Copy the key' }).click()
  await page.getByRole('status').filter({ hasText: heard }).waitFor({ state: 'attached' })
})

test('a deleted store that is chosen for the activity stays chosen, and is searched for no more', async () => {
  const { id } = await system.rows.create('gone')
  await system.rows.becomeDeleted(id)
  const { page } = await open('/activity')
  await page.clock.install()
  const searched: string[] = []
  page.on('request', (request) => searched.push(new URL(request.url()).searchParams.get('name') ?? ''))
  const field = page.getByRole('combobox', { name: 'Of this store' })
  await field.fill('gone')
  await page.getByRole('option', { name: 'gone (deleted)' }).click()
  await page.waitForURL(/store=/)
  // Longer than the pause after which what stands in the field is searched for.
  await page.clock.runFor(1_000)
  expect(await field.inputValue()).toBe('gone')
  expect(searched.filter((name) => name.includes('deleted'))).toEqual([])
})

test('a plan that is refused says nothing of another one', async () => {
  const { id } = await system.rows.create('planned')
  await system.rows.becomeReady(id, 1)
  const { page } = await open(`/stores/${id}?tab=settings`)
  await page.route(`${system.url}/api/v1/stores/${id}`, (route) =>
    route.request().method() === 'PATCH' ? refuse(route, 422, 'VOLUME_NOT_EXPANDABLE') : route.continue(),
  )
  await page.getByRole('button', { name: 'Change plan…' }).click()
  const change = page.getByRole('button', { name: 'Change plan', exact: true })
  const keep = page.getByLabel('Keep the volumes as they are')
  await page.getByRole('radio', { name: 'Large' }).check()
  await change.click()
  await keep.check()
  await page.getByRole('radio', { name: 'Medium' }).check()
  await keep.waitFor({ state: 'detached' })
  expect(await page.getByRole('alert').count()).toBe(0)
  expect(await change.isEnabled()).toBe(true)
})

test('a list that is on its way is outlined after one that was empty', async () => {
  await system.rows.create('only')
  const { page } = await open('/stores?name=nobody')
  const { promise: released, resolve: release } = Promise.withResolvers<void>()
  await page.route(/\/api\/v1\/stores\?/, async (route) => {
    await released
    await route.continue()
  })
  await page.getByRole('button', { name: 'Show all stores' }).click()
  const first = page.getByText('Room for your first store')
  await page.getByText('Loading…').first().or(first).waitFor({ state: 'attached' })
  expect(await first.count()).toBe(0)
  release()
  await page.locator('[data-store="only"]').waitFor()
})

test('going back after a store is created leads to the list', async () => {
  const { page } = await open('/stores')
  await page.getByRole('link', { name: 'New store' }).click()
  await page.getByRole('textbox', { name: 'Name' }).press('Escape')
  await page.waitForURL(`${system.url}/stores`)
  await page.getByRole('link', { name: 'New store' }).click()
  await page.getByRole('textbox', { name: 'Name' }).fill('created')
  await page.keyboard.press('Enter')
  await page.getByRole('heading', { name: 'created', level: 1 }).waitFor()
  await page.goBack()
  await page.locator('[data-store="created"]').waitFor()
  expect(await page.getByRole('dialog').count()).toBe(0)
  expect(page.url()).toBe(`${system.url}/stores`)
})

test('a stream that is refused asks for no list again, and is asked for no sooner than the API wants', async () => {
  const { page } = await open('/access/keys')
  await page.clock.install()
  let asked = 0
  let listed = 0
  page.on('request', (request) => {
    if (request.url().includes('/api/v1/stores?')) listed++
  })
  await page.route(`${system.url}/api/v1/events`, (route) => {
    asked++
    return refuse(route, 429, 'RATE_LIMITED', { 'retry-after': '60' })
  })
  const session = () => page.waitForResponse(`${system.url}/api/v1/session`)
  const again = session().then(session)
  await page.goto(`${system.url}/stores`)
  await page.getByLabel('Updates: Reconnecting…').waitFor()
  await again
  expect(listed).toBe(1)
  for (let seconds = 6; seconds < 60; seconds += 6) await page.clock.runFor(6_000)
  expect(asked).toBe(1)
  const reopened = page.waitForRequest(`${system.url}/api/v1/events`)
  await page.clock.runFor(10_000)
  await reopened
})

test('rows that are looked at stay where they are when a store comes above them', async () => {
  const { id } = await system.rows.create('pattern')
  await seedReadyStores(system.api.db, { like: id, prefix: 'shop', count: 60 })
  const { page } = await open('/stores')
  await page.getByLabel('Updates: Live').waitFor()
  const place = () => page.locator('[data-store="shop-00030"]').evaluate((row) => row.getBoundingClientRect().top)
  const count = page.getByText(/^\d+ stores$/)
  const before = await count.textContent()
  await page.evaluate(() => window.scrollTo(0, 77 * 30))
  await page.locator('[data-store="shop-00030"]').waitFor()
  const stood = await place()
  await system.rows.create('above')
  await page.getByText(`${Number.parseInt(before ?? '', 10) + 1} stores`).waitFor()
  expect(await place()).toBe(stood)
  await page.evaluate(() => window.scrollTo(0, 0))
  await page.locator('[data-store="above"]').waitFor()
  await system.rows.create('on-top')
  await page.locator('[data-store="on-top"]').waitFor()
  expect(await page.evaluate(() => window.scrollY)).toBe(0)
})

test('while one address fails and others answer, the page goes on saying so', async () => {
  const { page } = await open('/stores')
  const overview = /\/api\/v1\/overview$/
  await page.route(overview, (route) => route.abort())
  await page.reload()
  const said = page.getByRole('banner').getByText('Storeyard does not answer.')
  await said.waitFor()
  await page.getByLabel('Updates: Reconnecting…').waitFor()
  await system.rows.create('told')
  await page.locator('[data-store="told"]').waitFor()
  expect(await said.isVisible()).toBe(true)
  await page.unroute(overview)
  await said.waitFor({ state: 'detached' })
  await page.getByRole('status').filter({ hasText: 'Storeyard answers again.' }).waitFor({ state: 'attached' })
})
