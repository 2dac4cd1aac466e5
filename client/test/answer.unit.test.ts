import { createServer, type RequestListener } from 'node:http'
import { listenAnywhere } from '../../tests/faults/harness/listen.ts'
import { answer, answerIfAny } from '../src/answer.ts'
import { createClient } from '../src/createClient.ts'

const servers: { close: () => Promise<unknown> }[] = []
afterAll(() => Promise.all(servers.map(({ close }) => close())))
const clientOf = async (listener: RequestListener) => {
  const server = await listenAnywhere(createServer(listener))
  servers.push(server)
  return createClient({ origin: `http://127.0.0.1:${server.port}` })
}

test.each([{ 'content-length': '0' }, {}])(
  'nothing at all, with %j, is no answer where one is expected',
  async (headers) => {
    const client = await clientOf((_req, res) => void res.writeHead(200, headers).end())
    await expect(answer(client.GET('/session'))).rejects.toMatchObject({
      code: 'UNREACHABLE',
      detail: expect.stringContaining("in Storeyard's place"),
    })
  },
)

test('an answer that says of itself that it is empty is one', async () => {
  const client = await clientOf((_req, res) => void res.writeHead(204).end())
  await expect(answer(client.DELETE('/session'))).resolves.toBeNull()
})

test('a log may be empty', async () => {
  const client = await clientOf((_req, res) => void res.writeHead(200, { 'content-length': '0' }).end())
  const params = { path: { id: '00000000' } }
  await expect(answerIfAny(client.GET('/stores/{id}/logs', { params, parseAs: 'text' }))).resolves.toBeNull()
})
