import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { runCli } from './support/runCli.ts'
import { sendJson, startStandIn } from './support/standIn.ts'

let home: string
let file: string
beforeEach(() => {
  home = mkdtempSync(join(tmpdir(), 'storeyard-test-login-'))
  file = join(home, 'storeyard/login.json')
})
afterEach(() => rmSync(home, { recursive: true }))
const cli = (args: string[], input = '') => runCli(args, { input, env: { XDG_CONFIG_HOME: home } })

test.each([
  ['half a text', '{"url": "http://a.example", "key": "sy_secret', 'not what storeyard login wrote'],
  ['no object', 'null', 'not what storeyard login wrote'],
  ['an address that is none', '{"url": "a.example", "key": "sy_secret"}', 'a.example is no address'],
  ['no address', '{"key": "sy_secret"}', 'no address'],
  ['a key that is none', '{"url": "http://a.example", "key": "secret"}', 'Its key is no key'],
])('a login of %s is told as damaged, without its key', async (_, text, why) => {
  mkdirSync(dirname(file))
  writeFileSync(file, text)
  const { exitCode, stderr } = await cli(['whoami'])
  expect({ exitCode, stderr }).toEqual({ exitCode: 1, stderr: expect.stringContaining(`error: ${file} is damaged: `) })
  expect(stderr).toContain(why)
  expect(stderr).toContain('storeyard login URL')
  expect(stderr).not.toContain('secret')
})

test('a login that cannot be read or removed is named', async () => {
  mkdirSync(file, { recursive: true })
  for (const [command, done] of [
    ['whoami', 'read'],
    ['logout', 'removed'],
  ] as const) {
    const { exitCode, stderr } = await cli([command])
    expect({ exitCode, stderr }).toEqual({
      exitCode: 1,
      stderr: expect.stringMatching(`^error: ${file} cannot be ${done}`),
    })
    expect(stderr).toContain('XDG_CONFIG_HOME')
    expect(stderr).not.toContain('fault of storeyard')
  }
})

test('a login that cannot be written is named', async () => {
  writeFileSync(dirname(file), '')
  const { STOREYARD_URL } = await startStandIn((_req, res) => sendJson(res, 200, { name: 'ci', role: 'viewer' }))
  const { exitCode, stdout, stderr } = await cli(['login', STOREYARD_URL], 'sy_a_b')
  expect({ exitCode, stdout }).toEqual({ exitCode: 1, stdout: '' })
  expect(stderr).toMatch(`error: ${file} cannot be written`)
  expect(stderr).not.toContain('fault of storeyard')
})
