import { createServer } from 'node:http'
import { join } from 'node:path'
import { createProgress } from '@storeyard/local-node/machine/progress'
import pino from 'pino'
import { chromium, type Page } from 'playwright-core'
import { startApiAlone } from '../../scripts/lib/bench/apiAlone.ts'
import { fillStores } from '../../scripts/lib/bench/fillStores.ts'
import { ensureDashboard } from '../../scripts/lib/dashboard.ts'
import { readNumbers } from '../../scripts/lib/readArguments.ts'
import { loadSettings } from '../../scripts/lib/settings.ts'
import { freePort } from '../../services/core/test/harness/server.ts'
import { createApp } from '../server/createApp.ts'

const { rows } = readNumbers('./scripts/bench page [--rows 10000]', { rows: { default: 10_000, least: 1 } })
const settings = loadSettings(process.env)

/** Down the whole list, a window each frame. The browser calls a task long when it took more than 50 ms. */
const scrollToEnd = (page: Page, last: string) =>
  page.evaluate(
    (last) =>
      new Promise<{ rowsMax: number; long: number[]; seconds: number }>((resolve) => {
        const long: number[] = []
        new PerformanceObserver((list) => {
          for (const { duration } of list.getEntries()) long.push(Math.round(duration))
        }).observe({ type: 'longtask' })
        const startedAt = performance.now()
        let rowsMax = 0
        const step = () => {
          rowsMax = Math.max(rowsMax, document.querySelectorAll('tbody tr').length)
          if (document.querySelector(`[data-store="${last}"]`))
            return resolve({ rowsMax, long, seconds: Math.round((performance.now() - startedAt) / 1_000) })
          window.scrollBy(0, window.innerHeight)
          requestAnimationFrame(step)
        }
        step()
      }),
    last,
  )

await ensureDashboard(settings, createProgress())
const port = await freePort()
const url = `http://127.0.0.1:${port}`
const api = await startApiAlone({ DASHBOARD_ORIGIN: url })
const app = createApp({ API_URL: api.url, DIST_DIR: join(settings.root, 'web/dist') }, pino({ level: 'warn' }))
const server = createServer(app).listen(port, '127.0.0.1')
const browser = await chromium.launch({
  executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium',
  args: ['--no-sandbox', '--disable-gpu', '--no-first-run'],
})
try {
  await fillStores(api, rows)
  const context = await browser.newContext({ viewport: { width: 1280, height: 900 } })
  const first = await context.newPage()
  await first.goto(url)
  await first.getByLabel('Key', { exact: true }).fill(api.key)
  await first.getByRole('button', { name: 'Sign in' }).click()
  await first.getByRole('button', { name: /^Account/ }).waitFor()
  const { cookies } = await context.storageState()
  await context.close()

  // A profile that holds nothing but the session.
  const fresh = await browser.newContext({ viewport: { width: 1280, height: 900 } })
  await fresh.addCookies(cookies)
  const page = await fresh.newPage()
  const scripts: Promise<number>[] = []
  page.on('requestfinished', (request) => {
    if (request.resourceType() === 'script') scripts.push(request.sizes().then((sizes) => sizes.responseBodySize))
  })
  await page.goto(`${url}/stores`)
  await page.locator('[data-store]').first().waitFor()
  const bytes = (await Promise.all(scripts)).reduce((sum, size) => sum + size, 0)
  console.log(`first load of the list: ${scripts.length} scripts, ${(bytes / 1_000).toFixed(0)} kB as they are sent`)
  const { rowsMax, long, seconds } = await scrollToEnd(page, 'bench-0')
  console.log(
    `${rows} stores scrolled through in ${seconds} s: at most ${rowsMax} rows in the page, ` +
      `${long.length} tasks over 50 ms${long.length > 0 ? ` (${long.join(', ')} ms)` : ''}`,
  )
} finally {
  await browser.close()
  server.close()
  server.closeAllConnections()
  await api.stop()
}
