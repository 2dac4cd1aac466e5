import { EventEmitter, once } from 'node:events'
import { get, type IncomingMessage } from 'node:http'
import type { AddressInfo } from 'node:net'
import { PassThrough } from 'node:stream'
import type { Caller } from '@storeyard/core/db/keys'
import { createLogger } from '@storeyard/core/observability/logger'
import { createRegistry } from '@storeyard/core/observability/metrics'
import express, { type Express } from 'express'
import { until } from '../../core/test/harness/server.ts'
import { createOpenStreams, type OpenStreams, type OpenStreamsOptions } from '../src/http/openStreams.ts'
import { answerError } from '../src/http/problem.ts'
import { requestLog } from '../src/http/requestLog.ts'
import { followLog } from '../src/stores/followLog.ts'

const caller: Caller = { keyId: 'k', name: 'k', role: 'viewer', expiresAt: null, sessionId: null, storesMax: null }
const stopping = new AbortController()
afterAll(() => stopping.abort())

/** A server of routes with streams of their own. */
async function listen(
  addRoutes: (streams: OpenStreams, app: Express) => unknown,
  access: OpenStreamsOptions['access'] = { callerOf: () => caller, whileLive: () => () => {} },
): Promise<string> {
  const streams = createOpenStreams({ access, registry: createRegistry('test'), signal: stopping.signal })
  const app = express().use(requestLog(createLogger({ service: 'test', level: 'silent' })))
  addRoutes(streams, app)
  const server = app.use(answerError).listen(0, '127.0.0.1')
  await once(server, 'listening')
  stopping.signal.addEventListener('abort', () => server.close())
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`
}

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

test('a client that left before its call was checked takes no place', async () => {
  const registry = createRegistry('test')
  const streams = createOpenStreams({
    access: { callerOf: () => caller, whileLive: () => () => {} },
    registry,
    signal: stopping.signal,
  })
  const begun = Promise.withResolvers<void>()
  const app = express().get('/', async (req, res) => {
    await once(res, 'close')
    await streams.begin({ req, res, kind: 'logs', contentType: 'text/plain', open: async () => new PassThrough() })
    begun.resolve()
  })
  const server = app.listen(0, '127.0.0.1')
  await once(server, 'listening')
  stopping.signal.addEventListener('abort', () => server.close())
  const sent = get(`http://127.0.0.1:${(server.address() as AddressInfo).port}`).on('error', () => {})
  await once(server, 'request')
  sent.destroy()
  await begun.promise
  expect(await registry.metrics()).toMatch(/storeyard_api_open_streams\{[^}]*kind="logs"[^}]*\} 0/)
})

test('a question for the head of an answer that goes on is answered, and opens nothing', async () => {
  const open = async () => {
    throw new Error('nothing is to be opened')
  }
  const url = await listen((streams, app) =>
    app.get('/', (req, res) => streams.begin({ req, res, kind: 'events', contentType: 'text/event-stream', open })),
  )
  const answer = await fetch(url, { method: 'HEAD', signal: AbortSignal.timeout(5_000) })
  expect(answer.status).toBe(200)
  expect(answer.headers.get('content-type')).toContain('text/event-stream')
  expect(await answer.text()).toBe('')
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

test('a log that opens after its call was answered is closed', async () => {
  const log = new PassThrough()
  const beginning = Promise.withResolvers<unknown>()
  const url = await listen((streams, app) =>
    app.get('/', (req, res) => {
      const open = async (ended: AbortSignal) => {
        // As the deadline of the whole call does.
        res.status(503).end()
        return followLog(log, ended)
      }
      beginning.resolve(
        streams.begin({ req, res, kind: 'logs', contentType: 'text/plain', open }).catch((err: unknown) => err),
      )
    }),
  )
  expect((await fetch(url)).status).toBe(503)
  expect(await beginning.promise).toMatchObject({ code: 'ERR_HTTP_HEADERS_SENT' })
  expect(log.destroyed).toBe(true)
})

test.each([
  ['logs', 20],
  ['events', 200],
] as const)('of %s, a key may follow %d at once; others follow theirs', async (kind, max) => {
  const url = await listen(
    (streams, app) =>
      app.get('/:keyId', async (req, res) => {
        res.locals.keyId = req.params.keyId
        const open = async (ended: AbortSignal) => followLog(new PassThrough(), ended)
        await streams.begin({ req, res, kind, contentType: 'text/plain', open })
      }),
    { callerOf: (res) => ({ ...caller, keyId: res.locals.keyId }), whileLive: () => () => {} },
  )
  const leaving = new AbortController()
  const follow = (keyId: string, signal = stopping.signal) => fetch(`${url}/${keyId}`, { signal })
  const last = follow('greedy', leaving.signal)
  const opened = await Promise.all([last, ...Array.from({ length: max - 1 }, () => follow('greedy'))])
  expect(opened.filter(({ status }) => status === 200)).toHaveLength(max)
  const refused = await follow('greedy')
  expect(refused.status).toBe(429)
  expect(refused.headers.get('retry-after')).toMatch(/^[1-9]\d?$/)
  expect(await refused.json()).toMatchObject({
    code: 'RATE_LIMITED',
    detail: expect.stringMatching(new RegExp(`follows ${max} .* Close one`)),
  })
  expect((await follow('modest')).status).toBe(200)
  leaving.abort()
  await until('one is closed', async () => (await follow('greedy')).status === 200)
})
