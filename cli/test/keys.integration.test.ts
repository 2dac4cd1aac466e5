import { startTestApi, type TestApi } from '../../services/api/test/support/testApi.ts'
import { runCli } from './support/runCli.ts'

let api: TestApi
let env: Record<string, string>
beforeAll(async () => {
  api = await startTestApi()
  env = { STOREYARD_URL: api.url, STOREYARD_KEY: api.keys.admin }
})

const cli = (args: string, of = env) => runCli(args.split(' '), { env: of })
const json = async (args: string) => JSON.parse((await cli(`${args} --json`)).stdout)

test('a key is made, used, listed and revoked', async () => {
  const made = await cli('keys create pipeline --role viewer --expires 12h --stores-max 3')
  expect(made).toMatchObject({ exitCode: 0, stdout: expect.stringMatching(/^sy_\w+_\S+\n$/) })
  const key = made.stdout.trim()
  const [listed] = (await json('keys list')).filter(({ name }: { name: string }) => name === 'pipeline')
  expect(listed).toMatchObject({ role: 'viewer', stores_max: 3, revoked_at: null })
  expect(key.startsWith(`sy_${listed.prefix}_`)).toBe(true)
  expect((await cli('keys list')).stdout).toMatch(/pipeline +sy_\w+_… +viewer +expires /)

  const as = { ...env, STOREYARD_KEY: key }
  expect((await cli('whoami', as)).stdout).toContain('pipeline')
  expect((await cli('keys list', as)).exitCode).toBe(4)
  expect((await cli('keys revoke pipeline')).exitCode).toBe(0)
  expect((await cli(`keys revoke ${listed.id}`)).exitCode).toBe(0)
  expect((await cli('whoami', as)).exitCode).toBe(4)
  expect((await cli('keys list')).stdout).toMatch(/pipeline .* revoked /)
})

test('the only admin key stays', async () => {
  const admins = (await json('keys list')).filter(({ role }: { role: string }) => role === 'admin')
  expect(admins).toHaveLength(1)
  expect(await cli(`keys revoke ${admins[0].id}`)).toMatchObject({
    exitCode: 5,
    stderr: expect.stringContaining('LAST_ADMIN_KEY'),
  })
})

test('a role has to be named, and a key has to exist', async () => {
  expect((await cli('keys create nameless')).exitCode).toBe(2)
  expect(await cli('keys revoke nobody')).toMatchObject({
    exitCode: 2,
    stderr: expect.stringMatching(/no key nobody.*\n.*storeyard keys list/),
  })
  expect((await cli('keys create brief --role viewer --expires 0h')).exitCode).toBe(2)
})

test('status tells what is not well', async () => {
  const { exitCode, stdout, stderr } = await cli('status')
  expect({ exitCode, stderr }).toMatchObject({ exitCode: 1, stderr: expect.stringContaining('kubernetes') })
  expect(stdout).toMatch(/^postgres +well/m)
  expect(stdout).toMatch(/^kubernetes +not well/m)
  expect((await json('status')).parts.length).toBeGreaterThan(3)
})
