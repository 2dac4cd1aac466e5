import { randomBytes } from 'node:crypto'
import { request } from 'node:http'
import type { Browser } from 'playwright-core'
import { launchBrowser, openSignedIn } from './support/dashboard.ts'
import { findStores } from './support/stores.ts'

let browser: Browser
beforeAll(async () => {
  browser = await launchBrowser()
})
afterAll(() => browser.close())

/** As a visitor does who wants words of theirs to stand in the store's log. */
const visit = (url: string, agent: string) =>
  new Promise<void>((resolve, reject) => {
    const { hostname, port } = new URL(url)
    request({ host: '127.0.0.1', port, path: '/', headers: { host: `${hostname}:${port}`, 'user-agent': agent } })
      .on('response', (response) => response.resume().on('end', resolve))
      .on('error', reject)
      .end()
  })

const openLog = async () => {
  const [demo] = await findStores('demo')
  if (!demo) throw new Error('the store demo is not there')
  const opened = await openSignedIn(browser, `/stores/${demo.id}?tab=logs`)
  await opened.page.locator('[data-log-state="live"]').waitFor()
  return { ...opened, demo, log: opened.page.getByRole('region', { name: 'Log of WordPress' }) }
}
const drawMark = () => `mark-${randomBytes(4).toString('hex')}`

test('a line shows when it is logged, and its markup runs nothing', async () => {
  const { page, faults, demo, log } = await openLog()
  const mark = drawMark()
  await visit(demo.url, `${mark} <img src=x onerror="document.title='taken'">`)
  await log.getByText(mark).waitFor()
  await log.getByText('<img src=x').first().waitFor()
  expect(await log.locator('img').count()).toBe(0)
  expect(await page.title()).not.toBe('taken')
  expect(faults).toEqual([])
})

test('a paused log stands still and goes on; lines are found by their words', async () => {
  const { page, demo, log } = await openLog()
  const [first, second] = [drawMark(), drawMark()]
  await visit(demo.url, first)
  await log.getByText(first).waitFor()
  await page.getByRole('button', { name: 'Pause' }).click()
  // Another page's log shows when the line has come.
  const other = await openLog()
  await visit(demo.url, second)
  await other.log.getByText(second).waitFor()
  expect(await log.getByText(second).count()).toBe(0)
  await page.getByRole('button', { name: 'Go on' }).click()
  await log.getByText(second).waitFor()
  await page.getByLabel('Find in the log').fill(second.toUpperCase())
  await log.getByText(first).waitFor({ state: 'detached' })
  await page.getByText(/^1 of \d+ lines$/).waitFor()
})

test('a connection that broke is shown, and the log goes on after it', async () => {
  const { page, context, demo, log } = await openLog()
  await page.getByRole('tab', { name: 'Overview' }).click()
  await context.setOffline(true)
  await page.getByRole('tab', { name: 'Logs' }).click()
  await page.locator('[data-log-state="reconnecting"]').waitFor()
  await page.getByText('Storeyard does not answer.', { exact: true }).waitFor()
  await context.setOffline(false)
  await page.locator('[data-log-state="live"]').waitFor()
  const mark = drawMark()
  await visit(demo.url, mark)
  await log.getByText(mark).waitFor()
})

test('the log of the database is shown as well', async () => {
  const { page } = await openLog()
  await page.getByText('MariaDB', { exact: true }).click()
  await page.locator('[data-log-state="live"]').waitFor()
  await page
    .getByRole('region', { name: 'Log of MariaDB' })
    .getByText(/ready for connections|mariadbd/i)
    .first()
    .waitFor()
})
