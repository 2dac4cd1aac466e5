import { createKube, loadKubeConfig } from '@storeyard/core/kube/client'
import type { Browser, Page } from 'playwright-core'
import { badge, launchBrowser, openSignedIn, readyMsMax } from './support/dashboard.ts'
import { deleteMadeStores, drawName, makeStore } from './support/stores.ts'

let browser: Browser
beforeAll(async () => {
  browser = await launchBrowser()
})
afterEach(deleteMadeStores)
afterAll(() => browser.close())

const openReady = async (name: string) => {
  const store = await makeStore({ store_name: name })
  const opened = await openSignedIn(browser, `/stores/${store.id}`)
  await badge(opened.page, 'Ready').waitFor({ timeout: readyMsMax })
  return { ...opened, store }
}
const showTab = (page: Page, name: string) => page.getByRole('tab', { name }).click()
const setting = (page: Page, name: string, value: string) =>
  page.getByRole('listitem').filter({ hasText: `${name}${value}` })
const history = (page: Page, text: string) => page.getByRole('listitem').filter({ hasText: text }).first()

test('a store is given another plan, comes up with it, and is rolled back', async () => {
  const { page, faults } = await openReady(drawName('planned'))

  await showTab(page, 'Settings')
  await page.getByRole('button', { name: 'Change plan…' }).click()
  const change = page.getByRole('button', { name: 'Change plan', exact: true })
  await change.waitFor()
  expect(await change.isDisabled()).toBe(true)
  await page.getByRole('radio', { name: 'Medium' }).check()
  await change.click()
  // The local node's volumes cannot grow.
  await page.getByRole('alert').filter({ hasText: 'does not let them grow' }).waitFor()
  expect(await change.isDisabled()).toBe(true)
  await page.getByLabel('Keep the volumes as they are').check()
  await change.click()
  await badge(page, 'Updating').waitFor()
  await badge(page, 'Ready').waitFor({ timeout: readyMsMax })
  await setting(page, 'Plan', 'Medium').waitFor()
  await showTab(page, 'Overview')
  await history(page, 'Plan changed').waitFor()
  await showTab(page, 'Settings')

  await page.getByRole('button', { name: 'Roll back…' }).click()
  expect(await page.getByRole('radio', { name: '2 · Plan changed' }).isDisabled()).toBe(true)
  await page.getByRole('radio', { name: '1 · Created' }).check()
  await page.getByRole('button', { name: 'Roll back', exact: true }).click()
  await badge(page, 'Updating').waitFor()
  await badge(page, 'Ready').waitFor({ timeout: readyMsMax })
  await setting(page, 'Plan', 'Small').waitFor()
  await showTab(page, 'Overview')
  await history(page, 'Rollback requested').waitFor()
  expect(faults).toEqual([])
}, 600_000)

test('an upgrade of what is the newest already says so', async () => {
  const name = drawName('newest')
  const { page } = await openReady(name)
  await showTab(page, 'Settings')
  await page.getByRole('button', { name: 'Upgrade…' }).click()
  await page.getByRole('button', { name: 'Upgrade', exact: true }).click()
  await page.getByText(`${name} is up to date`, { exact: true }).waitFor()
  await badge(page, 'Ready').waitFor()
}, 300_000)

test('a store whose data is lost offers its ways out, and gives nothing up before its name is typed', async () => {
  const kubeconfig = process.env.STOREYARD_TEST_KUBECONFIG
  if (!kubeconfig) throw new Error('STOREYARD_TEST_KUBECONFIG names no cluster')
  const name = drawName('lost')
  const { page, store } = await openReady(name)
  const { core } = createKube(loadKubeConfig({ kubeconfig }))
  // It may still be going away when the loss is accepted: the word has to count all the same.
  await core.deleteNamespace({ name: store.namespace })
  await badge(page, 'Failed').waitFor({ timeout: readyMsMax })
  await page.getByText('The data is gone').first().waitFor()
  await page.getByRole('button', { name: 'Abandon…' }).click()
  await page.getByText('Nothing in the cluster is touched').waitFor()
  await page.getByRole('button', { name: 'Leave it' }).click()
  await page.getByRole('button', { name: 'Start without it…' }).click()
  const confirm = page.getByRole('button', { name: 'Give up the data' })
  await confirm.waitFor()
  expect(await confirm.isDisabled()).toBe(true)
  await page.getByLabel(`Type ${name} to confirm`).fill(name)
  await confirm.click()
  await confirm.waitFor({ state: 'detached' })
  await history(page, 'Fresh start requested').waitFor()
  await badge(page, 'Ready').waitFor({ timeout: readyMsMax })
}, 600_000)
