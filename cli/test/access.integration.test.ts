import { readFileSync, statSync } from 'node:fs'
import { startTestApi, type TestApi } from '../../services/api/test/support/testApi.ts'
import { freePort } from '../../services/core/test/harness/server.ts'
import { loginFile, runCli, runInTerminal } from './support/runCli.ts'

let api: TestApi
beforeAll(async () => {
  api = await startTestApi()
})

test('a key from standard input is tried, kept for its owner alone, used and forgotten', async () => {
  const login = await runCli(['login', `${api.url}/api/v1`], { input: `${api.keys.operator}\n` })
  expect(login).toMatchObject({ exitCode: 0, stdout: `Logged in to ${api.url} as operator (operator).\n` })
  expect(statSync(loginFile).mode & 0o777).toBe(0o600)
  expect(JSON.parse(readFileSync(loginFile, 'utf8'))).toEqual({ url: api.url, key: api.keys.operator })
  const whoami = await runCli(['whoami', '--json'])
  expect(JSON.parse(whoami.stdout)).toMatchObject({ name: 'operator', role: 'operator' })
  expect((await runCli(['logout'])).exitCode).toBe(0)
  expect(await runCli(['whoami'])).toMatchObject({
    exitCode: 4,
    stderr: expect.stringContaining('storeyard login URL'),
  })
  expect(await runCli(['logout'])).toMatchObject({ exitCode: 0, stdout: 'There was no login.\n' })
})

test('a key that the API does not know is not kept', async () => {
  const { exitCode, stderr } = await runCli(['login', api.url], { input: 'sy_00000000_wrong' })
  expect(exitCode).toBe(4)
  expect(stderr).toContain('knows no such key')
  expect(() => statSync(loginFile)).toThrow('ENOENT')
})

test('a key that is typed is not shown', async () => {
  const { exitCode, shown } = await runInTerminal(['login', api.url], { asked: 'Key', typed: `${api.keys.viewer}\r` })
  expect({ exitCode, shown }).toMatchObject({ exitCode: 0, shown: expect.stringContaining('as viewer') })
  expect(shown).not.toContain(api.keys.viewer.slice(-10))
  await runCli(['logout'])
})

test('ctrl-C at the question ends it without a trace', async () => {
  const { exitCode, shown } = await runInTerminal(['login', api.url], { asked: 'Key', typed: '\x03' })
  expect({ exitCode, shown }).toMatchObject({ exitCode: 130, shown: expect.stringContaining('Nothing was done.') })
  expect((await runCli(['whoami'])).exitCode).toBe(4)
})

test('a key never comes as an argument', async () => {
  const { exitCode } = await runCli(['login', api.url, api.keys.admin])
  expect(exitCode).toBe(2)
})

test('the environment serves too, and a kept key goes nowhere else', async () => {
  const env = { STOREYARD_URL: api.url, STOREYARD_KEY: api.keys.admin }
  expect((await runCli(['whoami'], { env })).stdout).toContain('admin')
  await runCli(['login', api.url], { input: api.keys.viewer })
  const elsewhere = await runCli(['whoami'], { env: { STOREYARD_URL: `http://127.0.0.1:${await freePort()}` } })
  expect(elsewhere).toMatchObject({ exitCode: 4, stderr: expect.stringContaining('There is no key for') })
  await runCli(['logout'])
})

test('what is wrong with a key of the environment names its variable', async () => {
  const whoami = (key: string) => runCli(['whoami'], { env: { STOREYARD_URL: api.url, STOREYARD_KEY: key } })
  expect(await whoami('secret')).toMatchObject({
    exitCode: 2,
    stderr: expect.stringContaining('STOREYARD_KEY is no key'),
  })
  expect(await whoami('sy_00000000_wrong')).toMatchObject({
    exitCode: 4,
    stderr: expect.stringContaining('STOREYARD_KEY: set it'),
  })
  expect((await runCli(['--help'])).stdout).toMatch(/STOREYARD_URL.*STOREYARD_KEY/s)
})

test('an API that is away says so, and what to look at', async () => {
  const env = { STOREYARD_URL: `http://127.0.0.1:${await freePort()}`, STOREYARD_KEY: 'sy_a_b' }
  const { exitCode, stderr, stdout } = await runCli(['store', 'list', '--json'], { env })
  expect({ exitCode, stdout }).toEqual({ exitCode: 6, stdout: '' })
  expect(stderr).toContain('ECONNREFUSED')
  expect(stderr).toContain('./scripts/status')
})

test.each([
  [['stor'], 'Did you mean store?'],
  [['store', 'lst'], 'Did you mean one of list, ls?'],
  [['store', 'list', '--limt', '3'], 'Did you mean --limit?'],
  [['store', 'create', 'x', '--plan', 'huge'], 'small, medium, large'],
  [['store', 'create'], "missing required argument 'name'"],
  [['store', 'create', 'x', '--timeout', 'soon'], 'It looks like 90s, 10m, 1h or 30d.'],
])('%j is a mistake that is named', async (args, told) => {
  const { exitCode, stdout, stderr } = await runCli(args)
  expect({ exitCode, stdout }).toEqual({ exitCode: 2, stdout: '' })
  expect(stderr).toContain(told)
})

test('help that was asked for is no error', async () => {
  for (const args of [['--help'], ['store', 'create', '--help'], ['help', 'store'], ['--version']])
    expect(await runCli(args)).toMatchObject({ exitCode: 0, stderr: '', stdout: expect.stringMatching(/./) })
})

test.each(['bash', 'zsh', 'fish'])('completion for %s', async (shell) => {
  const { exitCode, stdout } = await runCli(['completion', shell])
  expect(exitCode).toBe(0)
  expect(stdout).toContain('storeyard complete --')
})

test('completion knows commands, choices and stores, and is silent without an API', async () => {
  await api.admin.post('/stores', { store_name: 'completed' })
  const env = { STOREYARD_URL: api.url, STOREYARD_KEY: api.keys.viewer }
  const complete = async (...words: string[]) => (await runCli(['complete', '--', ...words], { env })).stdout
  expect(await complete('store', 'cre')).toMatch(/^create\t/m)
  expect(await complete('store', 'create', 'x', '--plan', '')).toMatch(/^medium\t/m)
  expect(await complete('store', 'get', 'comp')).toMatch(/^completed\t/m)
  expect(await runCli(['complete', '--', 'store', 'get', ''])).toMatchObject({ exitCode: 0, stderr: '' })
})
