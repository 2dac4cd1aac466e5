import type { Browser } from 'playwright-core'
import { badge, launchBrowser, openPage, openSignedIn, readyMsMax, row, signIn } from './support/dashboard.ts'
import { deleteMadeStores, drawName, findStores, makeStore } from './support/stores.ts'

let browser: Browser
beforeAll(async () => {
  browser = await launchBrowser()
})
afterEach(deleteMadeStores)
afterAll(() => browser.close())

test('a store is created, becomes Ready without a reload, opens, and is deleted', async () => {
  const name = drawName('shop')
  const title = `"; <b>not bold</b> {{ .Values }} 🛒`
  const { context, page, faults } = await openPage(browser)
  await signIn(page, '/stores')
  await page.evaluate(() => Object.assign(window, { notReloaded: true }))

  await page.getByRole('link', { name: 'New store' }).click()
  await page.getByRole('textbox', { name: 'Name' }).fill(name)
  await page.getByRole('textbox', { name: 'Title' }).fill(title)
  await page.getByRole('button', { name: 'Create store' }).click()

  await page.getByRole('heading', { name, level: 1 }).waitFor()
  await badge(page, 'Ready').waitFor({ timeout: readyMsMax })
  expect(await page.evaluate(() => 'notReloaded' in window)).toBe(true)
  await page.getByText(title).waitFor()

  const [store] = await Promise.all([
    context.waitForEvent('page'),
    page.getByRole('link', { name: 'Open store' }).click(),
  ])
  await store.waitForLoadState()
  expect(await store.title()).toContain(title)
  await store.close()

  await page.getByRole('button', { name: 'Reveal' }).click()
  await page.getByRole('button', { name: 'Copy the password' }).waitFor()
  await page.getByText('Credentials read').first().waitFor()

  await page.getByRole('link', { name: 'All stores', exact: true }).click()
  await row(page, name)
    .getByRole('button', { name: `Actions for ${name}` })
    .click()
  await page.getByRole('menuitem', { name: 'Delete…' }).click()
  const confirm = page.getByRole('button', { name: 'Delete for good' })
  await page.getByLabel(`Type ${name} to confirm`).fill(`${name}x`)
  expect(await confirm.isDisabled()).toBe(true)
  await page.getByLabel(`Type ${name} to confirm`).fill(name)
  await confirm.click()
  await row(page, name).locator('[data-status="Deleting"]').waitFor()
  await row(page, name).waitFor({ state: 'detached', timeout: readyMsMax })
  expect(await page.evaluate(() => 'notReloaded' in window)).toBe(true)
  expect(await findStores(name)).toEqual([])
  expect(faults).toEqual([])
}, 300_000)

test('a change made elsewhere shows by itself, and is told to those who listen', async () => {
  const name = drawName('news')
  const { page } = await openSignedIn(browser, '/stores')
  await page.getByLabel('Updates: Live').waitFor()
  const store = await makeStore({ store_name: name })
  await row(page, name).waitFor()
  await page
    .getByRole('status')
    .filter({ hasText: `${name} is Ready` })
    .waitFor({ timeout: readyMsMax })
  await row(page, name).locator('[data-status="Ready"]').waitFor()
  expect((await findStores(name))[0]?.id).toBe(store.id)
}, 300_000)

test('a protected store offers no deletion until the protection is taken off', async () => {
  const name = drawName('kept')
  const { id } = await makeStore({ store_name: name, deletion_protection: true })
  const { page } = await openSignedIn(browser, `/stores/${id}?tab=settings`)
  const remove = page.getByRole('button', { name: 'Delete this store…' })
  await remove.waitFor()
  expect(await remove.isDisabled()).toBe(true)
  await page.getByText('Take the protection off first.').waitFor()
  await page.getByRole('switch', { name: 'Protect against deletion' }).click()
  await page.getByText('Take the protection off first.').waitFor({ state: 'detached' })
  expect(await remove.isEnabled()).toBe(true)
}, 240_000)
