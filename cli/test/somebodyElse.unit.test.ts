import { existsSync } from 'node:fs'
import { loginFile, runCli } from './support/runCli.ts'
import { aStore, sendJson, startStandIn } from './support/standIn.ts'

const told = { exitCode: 6, stdout: '', stderr: expect.stringContaining("in Storeyard's place") }

test.each([
  ['an object without what was asked for', {}],
  ['a list', []],
  ['a text', 'Hello'],
  ['nothing', null],
])(
  'a server that answers %s is not taken for the API',
  async (_, body) => {
    const env = await startStandIn((_req, res) => sendJson(res, 200, body))
    for (const args of ['whoami', 'status', 'store list', 'store get shop', 'store get 00000001', 'keys list'])
      expect(await runCli(args.split(' '), { env })).toMatchObject(told)
  },
  60_000,
)

test('no key is kept for such a server', async () => {
  const { STOREYARD_URL } = await startStandIn((_req, res) => sendJson(res, 200, {}))
  expect(await runCli(['login', STOREYARD_URL], { input: 'sy_a_b' })).toMatchObject(told)
  expect(existsSync(loginFile)).toBe(false)
})

test('a log without a line is shown as such', async () => {
  const env = await startStandIn((req, res) => {
    if (req.url?.includes('/logs')) return void res.writeHead(200, { 'content-length': '0' }).end()
    sendJson(res, 200, { items: [aStore()], next_cursor: null })
  })
  expect(await runCli('store logs shop'.split(' '), { env })).toEqual({ exitCode: 0, stdout: '\n', stderr: '' })
})
