import type { Browser, Page } from 'playwright-core'
import { launchBrowser, openSignedIn, pickFilter, row } from './support/dashboard.ts'
import { deleteMadeStores, drawName, makeStore } from './support/stores.ts'

let browser: Browser
let page: Page
beforeAll(async () => {
  browser = await launchBrowser()
  page = (await openSignedIn(browser, '/stores/new')).page
})
afterAll(async () => {
  await deleteMadeStores()
  await browser.close()
})

const nameField = () => page.getByRole('textbox', { name: 'Name' })
const create = () => page.getByRole('button', { name: 'Create store' }).click()

test.each([
  ['-x', 'starts and ends with a letter or digit'],
  ['A B', 'lower-case letters, digits and hyphens only'],
  ['demo;rm', 'lower-case letters, digits and hyphens only'],
  ['x'.repeat(41), 'has at most 40 characters'],
])('the name %s is refused while it is typed', async (name, message) => {
  await nameField().fill(name)
  await page.getByText(message).waitFor()
  expect(await nameField().getAttribute('aria-invalid')).toBe('true')
})

test('an empty name is refused and gets the focus', async () => {
  await nameField().fill('')
  await create()
  await page.getByText('The name is missing').waitFor()
  expect(await nameField().evaluate((input) => input === document.activeElement)).toBe(true)
})

test('the address is shown while the name is typed', async () => {
  await nameField().fill('my-shop')
  await page
    .getByTestId('address-preview')
    .filter({ hasText: /^https?:\/\/my-shop\./ })
    .waitFor()
})

test('an e-mail address that is none is refused', async () => {
  await page.getByRole('textbox', { name: 'Administrator’s e-mail' }).fill('nobody')
  await page.getByText('This is not an e-mail address').waitFor()
  await page.getByRole('textbox', { name: 'Administrator’s e-mail' }).fill('')
})

test('a language that is none gets the focus, also where it is folded away', async () => {
  const language = page.getByRole('combobox', { name: 'Language' })
  const fold = page.getByText('Language and time zone')
  await fold.click()
  await language.fill('klingon')
  await fold.click()
  await language.waitFor({ state: 'detached' })
  await create()
  await page.getByText('The language is a WordPress locale such as').waitFor()
  expect(await language.evaluate((input) => input === document.activeElement)).toBe(true)
  await language.fill('en_US')
})

test('a name that is in use or reserved is refused beside its field', async () => {
  const name = drawName('taken')
  await makeStore({ store_name: name })
  for (const [refused, why] of [
    [name, `A store named ${name} exists`],
    ['admin', 'admin is a name of the platform itself'],
  ] as const) {
    // Told while it is typed, before anything is asked for.
    await nameField().fill(refused)
    await page.getByText(why).waitFor()
    expect(await nameField().getAttribute('aria-invalid')).toBe('true')
    // What no store will have is no address; another name is one again.
    await page.getByTestId('address-preview').filter({ hasText: '…' }).waitFor()
  }
  await nameField().fill('another-one')
  await page.getByTestId('address-preview').filter({ hasText: 'another-one' }).waitFor()
})

test('the list is narrowed by name and status, and the address keeps it', async () => {
  const name = drawName('find')
  await makeStore({ store_name: name })
  await page.keyboard.press('Escape')
  await page.getByLabel('Find a store by its name').fill(name)
  await page.waitForURL(new RegExp(`name=${name}`))
  await page.locator('[data-store]').nth(1).waitFor({ state: 'detached' })
  await page.reload()
  await row(page, name).waitFor()
  await pickFilter(page, 'Status', 'Failed')
  await page.getByText('No store is like that').waitFor()
  await page.getByRole('button', { name: 'Show all stores' }).click()
  await row(page, name).waitFor()
})
