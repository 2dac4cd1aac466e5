import type { Browser } from 'playwright-core'
import { dashboardUrl, launchBrowser, openSignedIn } from './support/dashboard.ts'

let browser: Browser
beforeAll(async () => {
  browser = await launchBrowser()
})
afterAll(() => browser.close())

test.each([
  ['Bull Board', '/queues/', 'stores'],
  ['the docs of the API', '/api/v1/docs', 'Ask for a new store'],
])('%s shows whole under a policy that allows nothing inline or from elsewhere', async (_what, path, text) => {
  const { page, faults, context } = await openSignedIn(browser, '/')
  const { origin } = new URL(dashboardUrl)
  const foreign: string[] = []
  page.on('request', (request) => {
    if (!/^(data|blob):/.test(request.url()) && new URL(request.url()).origin !== origin) foreign.push(request.url())
  })
  await page.goto(`${dashboardUrl}${path}`)
  await page.getByText(text).first().waitFor()
  expect({ faults, foreign }).toEqual({ faults: [], foreign: [] })
  await context.close()
})
