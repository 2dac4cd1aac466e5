import type { Browser } from 'playwright-core'
import { launchBrowser, openSignedIn } from './support/dashboard.ts'

let browser: Browser
beforeAll(async () => {
  browser = await launchBrowser()
})
afterAll(() => browser.close())

test('what was shown stays while Storeyard is away, and the page goes on by itself when it is back', async () => {
  const { context, page } = await openSignedIn(browser, '/')
  await page.locator('[data-store]').first().waitFor()
  await context.setOffline(true)
  await page.getByText('Storeyard does not answer.').first().waitFor()
  expect(await page.locator('[data-store]').count()).toBeGreaterThan(0)
  await context.setOffline(false)
  await page.getByRole('status').filter({ hasText: 'Storeyard answers again.' }).waitFor()
  await page.getByLabel('Updates: Live').waitFor()
}, 240_000)
