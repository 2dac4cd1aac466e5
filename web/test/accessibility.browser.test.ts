import type { Browser, Page } from 'playwright-core'
import { findFaults } from './support/axe.ts'
import { dashboardUrl, launchBrowser, openPage, openSignedIn, row } from './support/dashboard.ts'
import { deleteMadeStores, drawName, makeStore } from './support/stores.ts'

let browser: Browser
beforeAll(async () => {
  browser = await launchBrowser()
})
afterAll(async () => {
  await deleteMadeStores()
  await browser.close()
})

const views = [
  { scheme: 'light', viewport: { width: 1440, height: 900 } },
  { scheme: 'dark', viewport: { width: 390, height: 844 } },
] as const

test.each(views)(
  'axe finds nothing, and nothing is cut off: $scheme, $viewport.width px',
  async ({ scheme, viewport }) => {
    const name = drawName('axe')
    await makeStore({ store_name: name, title: 'A title of some length that goes on and on and on' })
    const options = { colorScheme: scheme, viewport, reducedMotion: 'reduce' } as const
    const { page, faults } = await openSignedIn(browser, '/stores', options)
    const found: Record<string, string[]> = {}
    const look = async (view: string, page: Page) => {
      found[view] = await findFaults(page)
    }

    const { page: outside } = await openPage(browser, options)
    await outside.goto(dashboardUrl)
    await outside.getByRole('heading', { name: 'Sign in' }).waitFor()
    await look('sign-in', outside)
    await row(page, name).waitFor()
    await look('list', page)
    await page.getByRole('button', { name: /^Account/ }).click()
    await page.getByRole('menuitem', { name: 'Sign out' }).waitFor()
    await look('account menu', page)
    await page.keyboard.press('Escape')
    await page.getByRole('link', { name: 'New store' }).click()
    await page.getByRole('textbox', { name: 'Name' }).fill('-x')
    await page.getByText('Language and time zone').click()
    await look('create', page)
    await page.goto(`${dashboardUrl}/nowhere`)
    await page.getByRole('heading', { name: 'Nothing here' }).waitFor()
    await look('nothing here', page)

    expect(found).toEqual(Object.fromEntries(Object.keys(found).map((view) => [view, []])))
    expect(faults).toEqual([])
  },
  300_000,
)
