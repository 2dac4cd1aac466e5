import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { execa } from 'execa'
import { createStores } from './harness/stores.ts'
import { openSystem } from './harness/system.ts'

const { api, settings } = await openSystem()
const stores = createStores(api)
afterAll(() => stores.removeAll(), 240_000)

const env = {
  PATH: process.env.PATH,
  // The dashboard's address serves too: it hands the API's paths on.
  STOREYARD_URL: `http://127.0.0.1:${settings.ports.web}`,
  STOREYARD_KEY: readFileSync(settings.paths.adminKey, 'utf8').trim(),
}
const storeyard = (...args: string[]) =>
  execa(join(settings.root, 'node_modules/.bin/storeyard'), args, {
    env,
    extendEnv: false,
    reject: false,
    timeout: 280_000,
  })

test('a store from its making to its end by the command line alone', async () => {
  const name = `cli-${stores.run}`
  const made = await storeyard('store', 'create', name, '--title', 'By hand', '--wait', '--json')
  expect({ exitCode: made.exitCode, stderr: made.stderr }).toMatchObject({ exitCode: 0 })
  const store = stores.adopt(JSON.parse(made.stdout))
  expect(store).toMatchObject({ store_name: name, status: 'Ready' })
  expect(made.stderr).toContain(`${name}: Provisioning`)

  const listed = await storeyard('store', 'list', '--name', name, '--json')
  expect(JSON.parse(listed.stdout)).toEqual([expect.objectContaining({ id: store.id, status: 'Ready' })])

  for (const component of ['wordpress', 'mariadb']) {
    const log = await storeyard('store', 'logs', name, '--component', component, '--tail', '5')
    expect(log).toMatchObject({ exitCode: 0, stderr: '' })
    expect(log.stdout.split('\n').length).toBeGreaterThan(0)
    expect(log.stdout).toMatch(/\w/)
  }

  const credentials = JSON.parse((await storeyard('store', 'credentials', name, '--json')).stdout)
  expect(credentials).toMatchObject({ admin_user: expect.any(String), admin_password: expect.stringMatching(/.{16,}/) })
  const events = JSON.parse((await storeyard('store', 'events', name, '--json')).stdout)
  expect(events.at(-1)).toMatchObject({ type: 'CredentialsRead' })
  expect(JSON.stringify(events)).not.toContain(credentials.admin_password)

  expect((await storeyard('store', 'delete', name, '--wait')).exitCode).toBe(2)
  const deleted = await storeyard('store', 'delete', name, '--yes', '--wait', '--json')
  expect(deleted.exitCode).toBe(0)
  expect(JSON.parse(deleted.stdout)).toMatchObject({ id: store.id, status: 'Deleted' })
  expect(await api.named(name)).toEqual([])
}, 600_000)
