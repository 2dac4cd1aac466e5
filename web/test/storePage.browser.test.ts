import type { Browser, Page } from 'playwright-core'
import { findFaults } from './support/axe.ts'
import { badge, launchBrowser, openSignedIn, readyMsMax } from './support/dashboard.ts'
import { callApi, deleteMadeStores, drawName, findStores, makeStore } from './support/stores.ts'

let browser: Browser
beforeAll(async () => {
  browser = await launchBrowser()
})
afterEach(deleteMadeStores)
afterAll(() => browser.close())

const demo = async () => {
  const [store] = await findStores('demo')
  if (!store) throw new Error('the store demo is not there')
  return store
}
const tab = (page: Page, name: string) => page.getByRole('tab', { name })

const views = [
  { scheme: 'light', viewport: { width: 390, height: 844 } },
  { scheme: 'dark', viewport: { width: 1280, height: 900 } },
  { scheme: 'dark', viewport: { width: 390, height: 844 } },
  { scheme: 'light', viewport: { width: 1280, height: 900 } },
] as const

test.each(views)(
  'axe finds nothing, and nothing is cut off: $scheme, $viewport.width px',
  async ({ scheme, viewport }) => {
    const { id, store_name } = await demo()
    const options = { colorScheme: scheme, viewport, reducedMotion: 'reduce' } as const
    const { page, faults } = await openSignedIn(browser, `/stores/${id}`, options)
    const found: Record<string, string[]> = {}
    const look = async (view: string) => {
      found[view] = await findFaults(page)
    }
    const lookAtDialog = async (button: string, shown: string) => {
      await page.getByRole('button', { name: button }).click()
      await page.getByRole('dialog').getByText(shown).first().waitFor()
      await look(button)
      await page.keyboard.press('Escape')
      await page.getByRole('dialog').waitFor({ state: 'detached' })
    }

    await page.getByRole('listitem').first().waitFor()
    await look('overview')
    await lookAtDialog('Reset password…', 'gets a new password')
    await tab(page, 'Resources').click()
    await page.getByText('Memory requested').waitFor()
    await page.getByText('Deployment', { exact: true }).first().waitFor()
    await look('resources')
    await tab(page, 'Logs').click()
    await page.locator('[data-log-state="live"]').waitFor()
    await look('logs')
    await tab(page, 'Settings').click()
    await page.getByRole('button', { name: 'Delete this store…' }).waitFor()
    await look('settings')
    await lookAtDialog('Change title…', 'Title')
    await lookAtDialog('Change plan…', 'Medium')
    await lookAtDialog('Change pods…', 'WordPress pods')
    await lookAtDialog('Upgrade…', 'Chart version')
    await lookAtDialog('Roll back…', '1 · Created')
    await lookAtDialog('Delete this store…', `Type ${store_name} to confirm`)

    expect(found).toEqual(Object.fromEntries(Object.keys(found).map((view) => [view, []])))
    expect(faults).toEqual([])
  },
  300_000,
)

test('what a store takes of the cluster is drawn', async () => {
  const { id } = await demo()
  const { page } = await openSignedIn(browser, `/stores/${id}?tab=resources`)
  await page
    .getByRole('listitem')
    .filter({ hasText: /^Memory requested[\d.]+ [MG]iB of [\d.]+ [MG]iB$/ })
    .waitFor()
  await page
    .getByText(/^Class .*(can grow|cannot grow)$/)
    .first()
    .waitFor()
  await page
    .getByText(/\d+ restarts?$/)
    .first()
    .waitFor()
  await page.getByRole('region', { name: 'Objects' }).getByText('Ready', { exact: true }).first().waitFor()
})

test('the parts of the page are reached by the keyboard, and the address keeps which one is open', async () => {
  const { id } = await demo()
  const { page } = await openSignedIn(browser, `/stores/${id}`)
  await tab(page, 'Overview').focus()
  await page.keyboard.press('ArrowRight')
  await page.waitForURL(/tab=resources/)
  await page.keyboard.press('End')
  await page.keyboard.press('Enter')
  await page.waitForURL(/tab=settings/)
  await page.reload()
  await page.getByRole('button', { name: 'Change plan…' }).waitFor()
})

test('a long history is shown in parts', async () => {
  const { id } = await makeStore({ store_name: drawName('long') })
  for (let turn = 0; turn < 8; turn++)
    await callApi(`/stores/${id}`, { method: 'PATCH', body: JSON.stringify({ deletion_protection: turn % 2 === 0 }) })
  const { page } = await openSignedIn(browser, `/stores/${id}`)
  const entries = page.getByRole('region', { name: 'History' }).getByRole('listitem')
  await entries.first().waitFor()
  expect(await entries.count()).toBe(6)
  await page.getByRole('button', { name: 'Show more' }).click()
  await entries.nth(8).waitFor()
})

test('a change decided on an old look is refused, and the store is shown as it is now', async () => {
  const { id } = await makeStore({ store_name: drawName('raced') })
  const { page } = await openSignedIn(browser, `/stores/${id}?tab=settings`)
  await page.getByRole('button', { name: 'Change plan…' }).click()
  await page.getByRole('radio', { name: 'Large' }).check()
  const elsewhere = await callApi(`/stores/${id}`, {
    method: 'PATCH',
    body: JSON.stringify({ plan: 'medium', keep_volumes: true }),
  })
  expect(elsewhere.status).toBe(200)
  const change = page.getByRole('button', { name: 'Change plan', exact: true })
  await change.click()
  await page.getByRole('alert').filter({ hasText: 'Somebody changed the store since' }).waitFor()
  expect(await change.isDisabled()).toBe(true)
  await page.getByRole('button', { name: 'Cancel' }).click()
  await page.getByRole('listitem').filter({ hasText: 'PlanMedium' }).waitFor()
})

test('the title is changed, and pods that the volume does not allow are refused with the reason', async () => {
  const { id } = await makeStore({ store_name: drawName('set') })
  const { page } = await openSignedIn(browser, `/stores/${id}?tab=settings`)
  await page.getByRole('button', { name: 'Change title…' }).click()
  await page.getByRole('textbox', { name: 'Title' }).fill('<b>Lamps</b>')
  await page.getByRole('button', { name: 'Change title', exact: true }).click()
  await page.getByRole('listitem').filter({ hasText: 'Title<b>Lamps</b>' }).waitFor()
  await page.getByRole('button', { name: 'Change pods…' }).click()
  await page.getByRole('radio', { name: '1' }).press('ArrowRight')
  await page.getByRole('button', { name: 'Change pods', exact: true }).click()
  await page.getByRole('alert').filter({ hasText: 'can be mounted by one pod only' }).waitFor()
})

test('the password is reset, and the new one revealed', async () => {
  const { id } = await makeStore({ store_name: drawName('reset') })
  const { page, faults } = await openSignedIn(browser, `/stores/${id}`)
  await badge(page, 'Ready').waitFor({ timeout: readyMsMax })
  const password = page.getByText('Password', { exact: true }).locator('+ dd span').first()
  await page.getByRole('button', { name: 'Reveal' }).click()
  const before = await password.textContent()
  await page.getByRole('button', { name: 'Reset password…' }).click()
  await page.getByRole('button', { name: 'Reset password', exact: true }).click()
  await page.getByText('The password is being reset').waitFor()
  await page.getByText('The password is being reset').waitFor({ state: 'detached', timeout: readyMsMax })
  await password.waitFor({ state: 'detached' })
  await page.getByRole('button', { name: 'Reveal' }).click()
  await password.waitFor()
  expect(await password.textContent()).not.toBe(before)
  expect(faults).toEqual([])
}, 400_000)
