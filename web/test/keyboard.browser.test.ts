import type { Browser, Locator, Page } from 'playwright-core'
import {
  adminKey,
  badge,
  dashboardUrl,
  expectFocus,
  launchBrowser,
  openPage,
  openSignedIn,
} from './support/dashboard.ts'
import { deleteMadeStores, drawName } from './support/stores.ts'

let browser: Browser
beforeAll(async () => {
  browser = await launchBrowser()
})
afterAll(async () => {
  await deleteMadeStores()
  await browser.close()
})

const stopsMax = 60
const isFocused = (target: Locator) => target.evaluate((element) => element === document.activeElement)

/** Goes on by Tab until the target has the focus, as somebody without a mouse does. */
async function tabTo(page: Page, target: Locator): Promise<void> {
  await target.waitFor()
  for (let stop = 0; stop < stopsMax; stop++) {
    if (await isFocused(target)) return
    await page.keyboard.press('Tab')
  }
  throw new Error('Tab does not lead there')
}

test('everything can be done with the keyboard alone', async () => {
  const name = drawName('keys')
  const { page } = await openPage(browser)
  await page.goto(dashboardUrl)
  await tabTo(page, page.getByLabel('Key', { exact: true }))
  await page.keyboard.type(adminKey)
  await page.keyboard.press('Enter')

  const stores = page.getByRole('link', { name: 'Stores', exact: true })
  await tabTo(page, stores)
  await page.keyboard.press('Enter')
  const newStore = page.getByRole('link', { name: 'New store' })
  await tabTo(page, newStore)
  await page.keyboard.press('Enter')
  const nameField = page.getByRole('textbox', { name: 'Name' })
  await tabTo(page, nameField)
  await page.keyboard.press('Escape')
  await nameField.waitFor({ state: 'detached' })
  await expectFocus(newStore)

  await page.keyboard.press('Enter')
  await tabTo(page, nameField)
  await page.keyboard.type(name)
  await page.keyboard.press('Enter')
  await page.getByRole('heading', { name, level: 1 }).waitFor()
  await expectFocus(page.getByRole('heading', { name, level: 1 }))

  await tabTo(page, page.getByRole('tab', { name: 'Overview' }))
  await page.keyboard.press('End')
  await page.keyboard.press('Enter')
  const remove = page.getByRole('button', { name: 'Delete this store…' })
  await tabTo(page, remove)
  await page.keyboard.press('Enter')
  await tabTo(page, page.getByLabel(`Type ${name} to confirm`))
  await page.keyboard.type(name)
  await page.keyboard.press('Enter')
  await badge(page, 'Deleting').or(badge(page, 'Deleted')).waitFor()
  // The button that asked is gone with its tab.
  await expectFocus(page.getByRole('heading', { name, level: 1 }))
}, 240_000)

test('the first Tab offers to skip to the content', async () => {
  const { page } = await openSignedIn(browser, '/')
  await page.getByRole('heading', { name: 'Overview' }).waitFor()
  await page.keyboard.press('Tab')
  expect(await isFocused(page.getByRole('link', { name: 'Skip to the content' }))).toBe(true)
  await page.keyboard.press('Enter')
  await expectFocus(page.getByRole('main'))
})
