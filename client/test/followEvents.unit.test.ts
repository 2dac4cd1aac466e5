import { createServer, type RequestListener } from 'node:http'
import { listenAnywhere } from '../../tests/faults/harness/listen.ts'
import { createClient } from '../src/createClient.ts'
import { followEvents } from '../src/followEvents.ts'

const servers: { close: () => Promise<unknown> }[] = []
afterAll(() => Promise.all(servers.map(({ close }) => close())))

/** Sends each connection one of these texts and closes or cuts it; when each was asked for, and how the stream ended. */
async function follow(...answers: RequestListener[]) {
  const askedAt: number[] = []
  const server = await listenAnywhere(
    createServer((req, res) => {
      const answer = answers[askedAt.push(performance.now()) - 1]
      res.writeHead(200, { 'content-type': 'text/event-stream' })
      answer?.(req, res)
    }),
  )
  servers.push(server)
  const client = createClient({ origin: `http://127.0.0.1:${server.port}` })
  const read = async () => {
    for await (const _ of followEvents(client, { signal: AbortSignal.timeout(20_000) }));
  }
  return { askedAt, ended: read() }
}
const cutAfter =
  (text: string): RequestListener =>
  (_req, res) =>
    void res.write(text, () => res.destroy())
const unreadable: RequestListener = (_req, res) => void res.end('retry: 200\ndata: {"id"\n\n')

test('an event that cannot be read ends the stream', async () => {
  const { askedAt, ended } = await follow(unreadable)
  await expect(ended).rejects.toMatchObject({ name: 'ApiError', detail: expect.stringContaining('cannot be read') })
  expect(askedAt).toHaveLength(1)
})

test('connections that open and bring nothing are tried more and more seldom, until something is heard', async () => {
  const nothing = cutAfter('retry: 200\n\n')
  const { askedAt, ended } = await follow(nothing, nothing, nothing, cutAfter('retry: 200\n: here\n\n'), unreadable)
  await expect(ended).rejects.toHaveProperty('code', 'UNREACHABLE')
  const pauses = askedAt.slice(1).map((at, index) => at - (askedAt[index] ?? 0))
  expect(pauses).toHaveLength(4)
  expect(pauses[2]).toBeGreaterThan(1_500)
  expect(pauses[3]).toBeLessThan(1_500)
})
