import { randomBytes } from 'node:crypto'
import { AxeBuilder } from '@axe-core/playwright'
import { CreatedKey } from '@storeyard/core/contract/keys'
import type { Browser, Page } from 'playwright-core'
import { dashboardUrl, expectFocus, launchBrowser, openPage, openSignedIn } from './support/dashboard.ts'
import { callApi } from './support/stores.ts'

let browser: Browser
beforeAll(async () => {
  browser = await launchBrowser()
})
afterAll(() => browser.close())

/** A name is never used again, so each run has its own. */
const drawKeyName = (prefix: string) => `${prefix}-${randomBytes(3).toString('hex')}`
const keyRow = (page: Page, name: string) => page.locator(`[data-key="${name}"]`)
const sessionWith = (key: string) =>
  fetch(`${dashboardUrl}/api/v1/session`, { headers: { authorization: `Bearer ${key}` } }).then(({ status }) => status)

async function makeKey(name: string, role: string): Promise<CreatedKey> {
  const response = await callApi('/keys', { method: 'POST', body: JSON.stringify({ name, role }) })
  return CreatedKey.parse(await response.json())
}

async function openAs(key: string, path: string) {
  const opened = await openPage(browser)
  await opened.page.goto(`${dashboardUrl}${path}`)
  await opened.page.getByLabel('Key', { exact: true }).fill(key)
  await opened.page.getByRole('button', { name: 'Sign in' }).click()
  await opened.page.getByRole('button', { name: /^Account/ }).waitFor()
  return opened
}

test('a key is made with the keyboard alone, shown once, used, and revoked', async () => {
  const { page, faults } = await openSignedIn(browser, '/stores')
  const name = drawKeyName('made')
  await page.getByRole('button', { name: /^Account/ }).press('Enter')
  await page.getByRole('menuitem', { name: 'Keys and sessions' }).press('Enter')
  await page.getByRole('button', { name: 'New key' }).press('Enter')
  await expectFocus(page.getByRole('textbox', { name: 'Name' }))
  await page.keyboard.press('Enter')
  await page.getByText('Give a name').waitFor()
  await page.keyboard.type(name)
  await page.keyboard.press('Tab')
  await page.getByLabel('Role').selectOption('operator')
  await page.getByLabel('Expires').selectOption('30')
  await page.getByLabel('Most stores at once').fill('x')
  await page.keyboard.press('Enter')
  await page.getByText('This has to be a number').waitFor()
  await page.getByLabel('Most stores at once').fill('2')
  await page.keyboard.press('Enter')

  const shown = page.getByRole('dialog', { name: `The key ${name}` })
  const key = (await shown.getByText(/^sy_/).textContent()) ?? ''
  expect(await sessionWith(key)).toBe(200)
  // It would be lost for good.
  await page.keyboard.press('Escape')
  await page.mouse.click(5, 5)
  expect(await shown.isVisible()).toBe(true)
  await shown.getByRole('button', { name: 'I have kept it' }).press('Enter')
  await shown.waitFor({ state: 'detached' })
  expect(await page.content()).not.toContain(key)

  const row = keyRow(page, name)
  await row.getByText('at most 2 stores').waitFor()
  await row.getByText('Expires in 29 d').waitFor()
  await row.getByRole('button', { name: `Revoke the key ${name}` }).press('Enter')
  await page.getByRole('button', { name: 'Keep it' }).press('Enter')
  expect(await sessionWith(key)).toBe(200)
  await row.getByRole('button', { name: `Revoke the key ${name}` }).press('Enter')
  await page.getByRole('dialog').getByRole('button', { name: 'Revoke' }).press('Enter')
  await row.getByText('Revoked').waitFor()
  expect(await sessionWith(key)).toBe(401)

  await page.getByRole('button', { name: 'New key' }).click()
  await page.getByRole('textbox', { name: 'Name' }).fill(name)
  await page.getByRole('button', { name: 'Make the key' }).click()
  await page.getByText(`A key named ${name} exists or existed`).waitFor()
  expect(faults).toEqual([])
}, 120_000)

test('the dialog of a new key stays until the key is there to be shown', async () => {
  const { page } = await openSignedIn(browser, '/access/keys')
  const name = drawKeyName('slow')
  const { promise: released, resolve: release } = Promise.withResolvers<void>()
  // The lists' own address goes on with a question mark.
  await page.route(`${dashboardUrl}/api/v1/keys`, async (route) => {
    await released
    await route.continue()
  })
  await page.getByRole('button', { name: 'New key' }).click()
  await page.getByRole('textbox', { name: 'Name' }).fill(name)
  await page.getByRole('button', { name: 'Make the key' }).click()
  const dialog = page.getByRole('dialog', { name: 'New key' })
  await dialog.getByRole('button', { name: 'Cancel', disabled: true }).waitFor()
  await page.keyboard.press('Escape')
  await page.mouse.click(5, 5)
  expect(await dialog.isVisible()).toBe(true)
  release()
  await page.getByRole('dialog', { name: `The key ${name}` }).waitFor()
}, 120_000)

test('a tab notices that another one signed out, and somebody else in', async () => {
  const operator = await makeKey(drawKeyName('operator'), 'operator')
  const viewer = await makeKey(drawKeyName('viewer'), 'viewer')
  const { context, page } = await openAs(operator.key, '/stores')
  await page.getByRole('link', { name: 'New store' }).waitFor()
  const other = await context.newPage()
  await other.goto(`${dashboardUrl}/stores`)
  await other.getByRole('button', { name: /^Account/ }).click()
  await other.getByRole('menuitem', { name: 'Sign out' }).click()
  await other.getByLabel('Key', { exact: true }).fill(viewer.key)
  await other.getByRole('button', { name: 'Sign in' }).click()
  await other.getByRole('button', { name: `Account: ${viewer.name}` }).waitFor()
  await page.evaluate(() => window.dispatchEvent(new Event('focus')))
  await page.getByRole('button', { name: `Account: ${viewer.name}` }).waitFor()
  await page.getByRole('heading', { name: 'Stores', level: 1 }).waitFor()
  expect(await page.getByRole('link', { name: 'New store' }).count()).toBe(0)
}, 120_000)

test('ending a session signs its browser out', async () => {
  const name = drawKeyName('guest')
  const { key } = await makeKey(name, 'viewer')
  const guest = await openAs(key, '/')
  const { page } = await openSignedIn(browser, '/access/sessions')
  await page.getByText('this one').waitFor()
  await page.getByRole('button', { name: `End the session of ${name}` }).click()
  await page.getByRole('button', { name: 'End it' }).click()
  await page.getByRole('button', { name: `End the session of ${name}` }).waitFor({ state: 'detached' })
  await guest.page.getByText('Your session has ended').waitFor()
}, 120_000)

test('the list tells by itself that a key was made and used elsewhere', async () => {
  const { page } = await openSignedIn(browser, '/access/keys')
  const name = drawKeyName('elsewhere')
  const { key } = await makeKey(name, 'viewer')
  await keyRow(page, name).getByText('Never used').waitFor()
  await sessionWith(key)
  await keyRow(page, name)
    .getByText(/^Used /)
    .waitFor()
}, 120_000)

test('who is no admin is told so, and gets no list', async () => {
  const { key } = await makeKey(drawKeyName('looker'), 'viewer')
  const { page, faults } = await openAs(key, '/access/keys')
  await page.getByText('This is for keys with the role admin').waitFor()
  expect(await page.getByRole('button', { name: 'New key' }).count()).toBe(0)
  await page.getByRole('button', { name: /^Account/ }).click()
  await page.getByRole('menuitem', { name: 'Sign out' }).waitFor()
  expect(await page.getByRole('menuitem', { name: 'Keys and sessions' }).count()).toBe(0)
  expect(faults).toEqual([])
}, 120_000)

test.each([
  { scheme: 'light', width: 1280 },
  { scheme: 'dark', width: 1280 },
  { scheme: 'light', width: 390 },
  { scheme: 'dark', width: 390 },
] as const)(
  'axe finds nothing, and nothing is cut off: $scheme, $width px',
  async ({ scheme, width }) => {
    await makeKey(drawKeyName('a name of some length that goes on and on'), 'operator')
    const options = { colorScheme: scheme, viewport: { width, height: 900 }, reducedMotion: 'reduce' } as const
    const { page, faults } = await openSignedIn(browser, '/access/keys', options)
    const found: Record<string, unknown> = {}
    const look = async (view: string) => {
      await page.waitForFunction(() =>
        document.getAnimations().every(({ effect }) => effect?.getTiming().iterations === Number.POSITIVE_INFINITY),
      )
      const { violations } = await new AxeBuilder({ page }).analyze()
      const overhang = await page.evaluate(
        () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
      )
      const grave = violations.filter(({ impact }) => impact === 'serious' || impact === 'critical')
      found[view] = { grave: grave.map(({ id, nodes }) => [id, nodes.map(({ html }) => html)]), overhang }
      if (process.env.SCREENS) await page.screenshot({ path: `${process.env.SCREENS}/${view}-${scheme}-${width}.png` })
    }
    await page.locator('[data-key]').first().waitFor()
    await look('keys')
    await page
      .getByRole('button', { name: /^Revoke the key/ })
      .first()
      .click()
    await page.getByRole('button', { name: 'Keep it' }).waitFor()
    await look('revoke')
    await page.getByRole('button', { name: 'Keep it' }).click()
    await page.getByRole('dialog').waitFor({ state: 'detached' })
    await page.getByRole('button', { name: 'New key' }).click()
    await page.getByRole('textbox', { name: 'Name' }).fill('-')
    await page.getByRole('button', { name: 'Make the key' }).click()
    await page.getByText('The name has letters').waitFor()
    await look('create')
    await page.getByRole('textbox', { name: 'Name' }).fill(drawKeyName('axe'))
    await page.getByRole('button', { name: 'Make the key' }).click()
    await page.getByRole('button', { name: 'I have kept it' }).waitFor()
    await look('new key')
    await page.getByRole('button', { name: 'I have kept it' }).click()
    await page.getByRole('link', { name: 'Sessions' }).click()
    await page.getByText('this one').waitFor()
    await look('sessions')
    expect(found).toEqual(Object.fromEntries(Object.keys(found).map((view) => [view, { grave: [], overhang: 0 }])))
    expect(faults).toEqual([])
  },
  180_000,
)
