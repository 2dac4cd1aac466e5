import type { Browser, BrowserContext } from 'playwright-core'
import { adminKey, dashboardUrl, launchBrowser, openPage, openSignedIn, signIn } from './support/dashboard.ts'
import { findStores } from './support/stores.ts'

let browser: Browser
beforeAll(async () => {
  browser = await launchBrowser()
})
afterAll(() => browser.close())

const sessionCookie = async (context: BrowserContext) => {
  const cookies = await context.cookies(dashboardUrl)
  const cookie = cookies.find(({ name }) => name.startsWith('__Host-'))
  if (!cookie) throw new Error('there is no session cookie')
  return cookie
}

/** As a browser that was talked into it would send it: the cookie, and whatever headers. */
const sendWithCookie = async (
  context: BrowserContext,
  method: string,
  path: string,
  headers: object,
  body?: string,
) => {
  const { name, value } = await sessionCookie(context)
  return fetch(`${dashboardUrl}/api/v1${path}`, {
    method,
    headers: { cookie: `${name}=${value}`, ...headers },
    body,
    signal: AbortSignal.timeout(15_000),
  })
}

test('a wrong key is refused beside its field', async () => {
  const { page } = await openPage(browser)
  await page.goto(dashboardUrl)
  await page.getByLabel('Key', { exact: true }).fill('sy_wrong')
  await page.getByRole('button', { name: 'Sign in' }).click()
  await page.getByText('This key is unknown, revoked or expired.').waitFor()
  expect(await page.getByLabel('Key', { exact: true }).getAttribute('aria-invalid')).toBe('true')
})

test.each([
  ['scripts were', '**/assets/index-*.js', 1],
  ['scripts were, and again right after,', '**/assets/index-*.js', 2],
  // Asked for twice: ahead, and when it is shown.
  ['sign-in form was', '**/assets/SignInPage-*.js', 2],
])('a page whose %s cut off loads itself again', async (_what, path, times) => {
  const { page } = await openPage(browser)
  let asked = 0
  await page.route(path, (route) => (asked++ < times ? route.abort() : route.continue()))
  await page.goto(dashboardUrl)
  await page.getByLabel('Key', { exact: true }).waitFor()
  expect(asked).toBe(times + 1)
})

test('the session is a cookie that no script and no other site can use', async () => {
  const { context, page } = await openPage(browser)
  await signIn(page)
  expect(await sessionCookie(context)).toMatchObject({ httpOnly: true, secure: true, sameSite: 'Strict', path: '/' })
  expect(await page.evaluate(() => document.cookie)).toBe('')
  expect(await page.evaluate(() => JSON.stringify({ ...localStorage, ...sessionStorage }))).not.toContain('sy_')
})

test('a session that ended leads to the sign-in page and back', async () => {
  const { context, page } = await openPage(browser)
  await signIn(page, '/stores?name=demo')
  const ended = await sendWithCookie(context, 'DELETE', '/session', {
    origin: dashboardUrl,
    'content-type': 'application/json',
  })
  expect(ended.status).toBe(204)
  // Nothing is pressed: the event stream ends with the session, at its next heartbeat.
  await page.getByText('Your session has ended').waitFor({ timeout: 45_000 })
  await page.getByLabel('Key', { exact: true }).fill(adminKey)
  await page.getByRole('button', { name: 'Sign in' }).click()
  await page.waitForURL(`${dashboardUrl}/stores?name=demo`)
}, 240_000)

test('signing out ends the session on the server too', async () => {
  const { context, page } = await openPage(browser)
  await signIn(page)
  const before = await sessionCookie(context)
  await page.getByRole('button', { name: /^Account/ }).click()
  await page.getByRole('menuitem', { name: 'Sign out' }).click()
  await page.getByRole('heading', { name: 'Sign in' }).waitFor()
  const after = await fetch(`${dashboardUrl}/api/v1/session`, { headers: { cookie: `${before.name}=${before.value}` } })
  expect(after.status).toBe(401)
  await page.goto(`${dashboardUrl}/stores`)
  await page.getByRole('heading', { name: 'Sign in' }).waitFor()
})

describe('the session cookie changes nothing', () => {
  const body = JSON.stringify({ store_name: 'stolen' })
  const json = { 'content-type': 'application/json' }
  test.each([
    ['sent with a store’s Origin', { ...json, origin: 'http://demo.localhost:8080' }],
    ['sent with the Origin of no page', { ...json, origin: 'null' }],
    ['sent with no Origin', json],
    ['sent by a form of the dashboard’s own Origin', { 'content-type': 'text/plain', origin: dashboardUrl }],
  ])('%s', async (_how, headers) => {
    const { context } = await openSignedIn(browser, '/')
    for (const [method, path] of [
      ['POST', '/stores'],
      ['DELETE', '/session'],
    ] as const) {
      const refused = await sendWithCookie(context, method, path, headers, method === 'POST' ? body : undefined)
      expect(refused.status).toBe(403)
      expect(await refused.json()).toMatchObject({ code: 'ORIGIN_REFUSED' })
    }
    expect(await findStores('stolen')).toEqual([])
  })

  test('when a store’s own page posts a form or fetches', async () => {
    const [demo] = await findStores('demo')
    if (!demo) throw new Error('the store demo is not there')
    const { page } = await openSignedIn(browser, '/')
    const statuses: number[] = []
    page.on('response', (response) => {
      if (response.url() === `${dashboardUrl}/api/v1/stores`) statuses.push(response.status())
    })
    await page.goto(demo.url)
    await page.evaluate(async (url) => {
      await fetch(url, {
        method: 'POST',
        credentials: 'include',
        mode: 'no-cors',
        body: '{"store_name":"stolen"}',
      }).catch(() => undefined)
    }, `${dashboardUrl}/api/v1/stores`)
    const posted = page.waitForURL(`${dashboardUrl}/api/v1/stores`)
    await page.evaluate((url) => {
      const form = document.createElement('form')
      form.method = 'post'
      form.action = url
      form.enctype = 'text/plain'
      form.innerHTML = `<input name='{"store_name":"stolen","x":"' value='"}'>`
      document.body.append(form)
      form.submit()
    }, `${dashboardUrl}/api/v1/stores`)
    await posted
    // 401: the browser itself leaves a strict cookie out.
    expect(statuses.length).toBeGreaterThan(0)
    expect(statuses.every((status) => status === 401 || status === 403)).toBe(true)
    expect(await findStores('stolen')).toEqual([])
  })
})
