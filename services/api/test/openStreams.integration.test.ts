import { EventEmitter, once } from 'node:events'
import { get, type IncomingMessage } from 'node:http'
import type { AddressInfo } from 'node:net'
import type { Caller } from '@storeyard/core/db/keys'
import { createLogger } from '@storeyard/core/observability/logger'
import { createRegistry } from '@storeyard/core/observability/metrics'
import express from 'express'
import { createOpenStreams, type OpenStreamsOptions } from '../src/http/openStreams.ts'
import { requestLog } from '../src/http/requestLog.ts'

const caller: Caller = { keyId: 'k', name: 'k', role: 'viewer', expiresAt: null, sessionId: null, storesMax: null }
const stopping = new AbortController()
afterAll(() => stopping.abort())

/** A server of one answer that goes on without end, in texts of 64 KiB. */
async function serve(options: Partial<OpenStreamsOptions>) {
  const counted = { texts: 0, closed: Promise.withResolvers<void>() }
  const streams = createOpenStreams({
    access: { callerOf: () => caller, whileLive: () => () => {} },
    registry: createRegistry('test'),
    signal: stopping.signal,
    ...options,
  })
  async function* texts(ended: AbortSignal) {
    try {
      while (!ended.aborted) {
        counted.texts++
        yield 'x'.repeat(64 * 1024)
        await new Promise(setImmediate)
      }
    } finally {
      counted.closed.resolve()
    }
  }
  const app = express().use(requestLog(createLogger({ service: 'test', level: 'silent' })))
  app.get('/', (req, res) =>
    streams.begin({ req, res, kind: 'logs', contentType: 'text/plain', open: async (ended) => texts(ended) }),
  )
  const server = app.listen(0, '127.0.0.1')
  await once(server, 'listening')
  stopping.signal.addEventListener('abort', () => server.close())
  const sent = get(`http://127.0.0.1:${(server.address() as AddressInfo).port}`)
  const [answer]: IncomingMessage[] = await once(sent, 'response')
  if (!answer) throw new Error('no answer')
  answer.on('error', () => {})
  sent.on('error', () => {})
  return { answer, counted }
}

test('a reader that takes nothing is cut off, and no more than the sockets hold was read for it', async () => {
  const { answer, counted } = await serve({ slowReaderMs: 200 })
  // Never read from: the sockets fill up.
  await counted.closed.promise
  expect(counted.texts).toBeLessThan(500)
  answer.destroy()
})

test('a reader is cut off when its key or session ended', async () => {
  const live = new EventEmitter()
  const whileLive = (_: Caller, onEnd: () => void) => {
    live.once('end', onEnd)
    return () => void live.off('end', onEnd)
  }
  const { answer, counted } = await serve({ access: { callerOf: () => caller, whileLive } })
  answer.resume()
  live.emit('end')
  await counted.closed.promise
  await once(answer, 'close')
  expect(live.listenerCount('end')).toBe(0)
})

test('the source ends when the reader goes', async () => {
  const { answer, counted } = await serve({})
  answer.destroy()
  await counted.closed.promise
})
