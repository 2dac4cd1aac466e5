import type { Browser } from 'playwright-core'
import { launchBrowser, openSignedIn, pickFilter } from './support/dashboard.ts'

let browser: Browser
beforeAll(async () => {
  browser = await launchBrowser()
})
afterAll(() => browser.close())

test('what was shown stays while Storeyard is away, and the page goes on by itself when it is back', async () => {
  const { context, page } = await openSignedIn(browser, '/stores')
  await page.locator('[data-store]').first().waitFor()
  await context.setOffline(true)
  await pickFilter(page, 'Status', 'Failed')
  await page.getByRole('alert').filter({ hasText: 'The stores cannot be shown at the moment' }).waitFor()
  await page.getByText('Storeyard does not answer. What you see may be old').first().waitFor()
  await pickFilter(page, 'Status', 'Failed')
  await page.locator('[data-store]').first().waitFor()
  await context.setOffline(false)
  await page.getByRole('status').filter({ hasText: 'Storeyard answers again.' }).waitFor()
  await page.getByText('What you see may be old').waitFor({ state: 'detached' })
}, 240_000)
