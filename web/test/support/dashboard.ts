import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { type Browser, type BrowserContextOptions, chromium, type Locator, type Page } from 'playwright-core'

/** The running system that the tests look at. */
export const dashboardUrl = process.env.STOREYARD_URL ?? 'http://127.0.0.1:3000'
const keyFile = process.env.STOREYARD_ADMIN_KEY_FILE ?? join(import.meta.dirname, '../../../.storeyard/admin-key')
export const adminKey = readFileSync(keyFile, 'utf8').trim()

// Each wait ends by its condition; this is where a broken system is given up.
const waitMsMax = 45_000
export const readyMsMax = 180_000

export const launchBrowser = (): Promise<Browser> =>
  chromium.launch({
    executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium',
    args: [
      '--no-sandbox',
      '--disable-gpu',
      '--disable-quic',
      '--no-first-run',
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-sync',
    ],
  })

/** A page in a browser profile of its own. What the page's policy refuses, or what throws, is kept in `faults`. */
export async function openPage(browser: Browser, options: BrowserContextOptions = {}) {
  const context = await browser.newContext({ viewport: { width: 1280, height: 900 }, ...options })
  context.setDefaultTimeout(waitMsMax)
  const page = await context.newPage()
  const faults: string[] = []
  page.on('pageerror', (err) => faults.push(String(err)))
  page.on('console', (message) => {
    if (/Content Security Policy|Warning:/.test(message.text())) faults.push(message.text())
  })
  return { context, page, faults }
}

/** By the form, as a person does. */
export async function signIn(page: Page, path = '/'): Promise<void> {
  await page.goto(`${dashboardUrl}${path}`)
  await page.getByLabel('Key', { exact: true }).fill(adminKey)
  await page.getByRole('button', { name: 'Sign in' }).click()
  await page.getByRole('button', { name: /^Account/ }).waitFor()
}

const cookies = new Map<string, Promise<string>>()

interface Whose {
  url: string
  key: string
}
const running: Whose = { url: dashboardUrl, key: adminKey }

/** A page of somebody who signed in before: with the cookie of one session for the whole file. */
export async function openSignedIn(
  browser: Browser,
  path: string,
  options?: BrowserContextOptions,
  { url, key }: Whose = running,
) {
  const opened = await openPage(browser, options)
  const cookie = cookies.get(key) ?? readNewCookie({ url, key })
  cookies.set(key, cookie)
  const [name = '', value = ''] = (await cookie).split('=')
  const { hostname } = new URL(url)
  await opened.context.addCookies([
    { name, value, domain: hostname, path: '/', secure: true, httpOnly: true, sameSite: 'Strict' },
  ])
  await opened.page.goto(`${url}${path}`)
  await opened.page.getByRole('button', { name: /^Account/ }).waitFor()
  return opened
}

async function readNewCookie({ url, key }: Whose): Promise<string> {
  const response = await fetch(`${url}/api/v1/session`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ key }),
    signal: AbortSignal.timeout(15_000),
  })
  const [set] = response.headers.getSetCookie()
  const pair = set?.split(';')[0]
  if (response.status !== 201 || !pair) throw new Error(`no session: ${await response.text()}`)
  return pair
}

export const badge = (page: Page, status: string) => page.locator(`main h1 + [data-status="${status}"]`)
export const row = (page: Page, name: string) => page.locator(`[data-store="${name}"]`)

/** Chooses or drops one value of a filter of the stores. */
export async function pickFilter(page: Page, filter: 'Status' | 'Plan', value: string): Promise<void> {
  await page.getByRole('button', { name: new RegExp(`^${filter}`) }).click()
  await page.getByRole('menuitemcheckbox', { name: value }).click()
  await page.keyboard.press('Escape')
  await page.getByRole('menu').waitFor({ state: 'detached' })
}

/** Waits until the target has the focus: a key pressed before goes to where the focus was. */
export const expectFocus = async (target: Locator): Promise<void> => {
  await target.evaluate(
    (element) =>
      new Promise<void>((resolve) => {
        if (element === document.activeElement) return resolve()
        element.addEventListener('focus', () => resolve(), { once: true })
      }),
  )
}
