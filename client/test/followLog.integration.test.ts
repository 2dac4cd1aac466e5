import { createServer, type RequestListener } from 'node:http'
import { listenAnywhere } from '../../tests/faults/harness/listen.ts'
import type { ApiError } from '../src/apiError.ts'
import { createClient } from '../src/createClient.ts'
import { followLog } from '../src/followLog.ts'

const servers: { close: () => Promise<unknown> }[] = []
afterAll(() => Promise.all(servers.map(({ close }) => close())))

/** Answers each connection with the next of these; the last one goes on. */
async function follow(signal: AbortSignal, ...answers: RequestListener[]) {
  let at = 0
  const server = await listenAnywhere(createServer((req, res) => answers[at++]?.(req, res)))
  servers.push(server)
  const seen: (string | ApiError | null)[] = []
  const client = createClient({ origin: `http://127.0.0.1:${server.port}` })
  const listener = {
    onOpen: () => void seen.push('open'),
    onText: (text: string) => void seen.push(text),
    onBreak: (error: ApiError | null) => void seen.push(error),
  }
  const ended = followLog(client, { id: '00000000', tail: 7 }, listener, signal)
  return { seen, ended }
}
const never = new AbortController().signal

const refusal = { type: 'about:blank', title: 'No', status: 401, code: 'UNAUTHENTICATED' }
const refuse: RequestListener = (_req, res) =>
  void res.writeHead(401, { 'content-type': 'application/problem+json' }).end(JSON.stringify(refusal))

test('a log is read on over a cut connection and one that ended, until the API refuses', async () => {
  const { seen, ended } = await follow(
    never,
    (_req, res) => void res.write('one\n', () => res.destroy()),
    (_req, res) => void res.end('two\n'),
    refuse,
  )
  await expect(ended).rejects.toHaveProperty('code', 'UNAUTHENTICATED')
  const broken = expect.objectContaining({ name: 'ApiError', code: 'UNREACHABLE' })
  expect(seen).toEqual(['open', 'one\n', broken, 'open', 'two\n', null])
})

test('what is asked for is the tail of one store, followed', async () => {
  let url: string | undefined
  const { ended } = await follow(never, (req, res) => {
    url = req.url
    refuse(req, res)
  })
  await expect(ended).rejects.toHaveProperty('code', 'UNAUTHENTICATED')
  expect(url).toBe('/api/v1/stores/00000000/logs?tail=7&follow=true')
})

test('the signal ends it without an error', async () => {
  const ending = new AbortController()
  const { seen, ended } = await follow(ending.signal, (_req, res) => void res.write('one\n', () => ending.abort()))
  await ended
  expect(seen).not.toContain(null)
})
