import { createServer, type RequestListener } from 'node:http'
import { listenAnywhere } from '../../tests/faults/harness/listen.ts'
import type { ApiError } from '../src/apiError.ts'
import { createClient } from '../src/createClient.ts'
import { followLog } from '../src/followLog.ts'

const servers: { close: () => Promise<unknown> }[] = []
afterAll(() => Promise.all(servers.map(({ close }) => close())))

interface Following {
  signal: AbortSignal
  silenceMs?: number
}

/** Answers each connection with the next of these; the last one goes on. */
async function follow({ signal, silenceMs }: Following, ...answers: RequestListener[]) {
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
  const ended = followLog(client, { id: '00000000', tail: 7, silenceMs }, listener, signal)
  return { seen, ended }
}
const never = { signal: new AbortController().signal }

const refuseWith =
  (status: number, code: string, headers: Record<string, string> = {}): RequestListener =>
  (_req, res) =>
    void res
      .writeHead(status, { 'content-type': 'application/problem+json', ...headers })
      .end(JSON.stringify({ type: 'about:blank', title: 'No', status, code }))
const refuse = refuseWith(401, 'UNAUTHENTICATED')

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
  const { seen, ended } = await follow(ending, (_req, res) => void res.write('one\n', () => ending.abort()))
  await ended
  expect(seen).not.toContain(null)
})

test('it is asked for again no sooner than the API says', async () => {
  const askedAt: number[] = []
  const at =
    (listener: RequestListener): RequestListener =>
    (req, res) => {
      askedAt.push(performance.now())
      listener(req, res)
    }
  const { ended } = await follow(never, at(refuseWith(429, 'RATE_LIMITED', { 'retry-after': '3' })), at(refuse))
  await expect(ended).rejects.toHaveProperty('code', 'UNAUTHENTICATED')
  const [first = 0, second = 0] = askedAt
  expect(second - first).toBeGreaterThan(2_900)
})

test('a connection that says nothing for too long is given up', async () => {
  const { seen, ended } = await follow({ ...never, silenceMs: 200 }, (_req, res) => void res.write('one\n'), refuse)
  await expect(ended).rejects.toHaveProperty('code', 'UNAUTHENTICATED')
  expect(seen).toEqual(['open', 'one\n', null])
})

test('the log of a store that is gone is not asked for again', async () => {
  const unknown = await follow(never, refuseWith(404, 'NOT_FOUND'))
  await expect(unknown.ended).rejects.toHaveProperty('code', 'NOT_FOUND')
  const send =
    (status: string): RequestListener =>
    (_req, res) =>
      void res.writeHead(200, { 'content-type': 'application/json' }).end(JSON.stringify({ status }))
  const unavailable = refuseWith(409, 'LOGS_UNAVAILABLE')
  const deleted = await follow(never, unavailable, send('Deleting'), unavailable, send('Deleted'))
  await expect(deleted.ended).rejects.toHaveProperty('code', 'STORE_DELETED')
  expect(deleted.seen).toEqual([expect.objectContaining({ code: 'LOGS_UNAVAILABLE' })])
})
