import { Writable } from 'node:stream'
import { createLogger } from '../src/observability/logger.ts'
import { redactText } from '../src/observability/redact.ts'
import { onShutdown } from '../src/process/shutdown.ts'

const silent = createLogger({ service: 'test', level: 'silent' })

test.each([
  ['an API key', 'used sy_12ab34cd_AbCdEfGhIjKlMnOpQrStUvWx here', 'AbCdEfGh'],
  ['a session', `cookie __Host-storeyard=sys_${'s'.repeat(43)}`, 'ssss'],
  ['a bearer token', 'Authorization: Bearer abc.def-ghi', 'abc.def'],
  ['a password in a URL', 'cannot reach postgres://storeyard:hunter2@db:5432/x', 'hunter2'],
  ['a password in JSON', '{"password":"hunter2"}', 'hunter2'],
  ['a password in SQL', "CREATE USER 'a'@'%' IDENTIFIED BY 'hunter2'", 'hunter2'],
])('%s is taken out of a text', (_what, text, secret) => {
  expect(redactText(text)).not.toContain(secret)
  expect(redactText(text)).toContain('[redacted]')
})

test('what is no secret stays', () => {
  const text = 'the store shop-a1b2c3d4 at http://shop.localhost:8080/ is Ready'
  expect(redactText(text)).toBe(text)
})

test("an error is logged without what clients hang on it, and without a query's parameters", () => {
  const lines: string[] = []
  const destination = new Writable({
    write: (chunk, _encoding, done) => {
      lines.push(String(chunk))
      done()
    },
  })
  const logger = createLogger({ service: 'test', level: 'info', destination })
  const cause = new Error('refused')
  const err = Object.assign(new Error('Failed query: select $1\nparams: hunter2', { cause }), { body: 'hunter2' })
  logger.error({ err, password: 'hunter2', credentials: { a: 'hunter2' } }, 'failed')
  expect(JSON.parse(lines[0] ?? '')).toMatchObject({
    err: { message: 'Failed query: select $1', cause: { message: 'refused' } },
  })
  expect(lines.join()).not.toContain('hunter2')
})

test('shutdown closes in order, goes on after a failure, and says so by its exit code', async () => {
  const closed: string[] = []
  const codes: number[] = []
  const shutDown = onShutdown({
    logger: silent,
    closers: [
      { name: 'a', close: () => closed.push('a') },
      { name: 'b', close: () => Promise.reject(new Error('stuck')) },
      { name: 'c', close: () => closed.push('c') },
    ],
    exit: (code) => codes.push(code),
  })
  await Promise.all([shutDown('test', 0), shutDown('test', 0)])
  expect(closed).toEqual(['a', 'c'])
  expect(codes).toEqual([1])
})

test('shutdown does not wait for ever', async () => {
  const { promise: exited, resolve } = Promise.withResolvers<number>()
  onShutdown({
    logger: silent,
    closers: [{ name: 'hangs', close: () => new Promise(() => {}) }],
    deadlineMs: 10,
    exit: resolve,
  })('test', 0)
  expect(await exited).toBe(1)
})

test('a long line without a space is redacted in no time to speak of', () => {
  const line = 'y'.repeat(200 * 1024)
  const startedAt = performance.now()
  expect(redactText(line)).toBe(line)
  // Milliseconds; by the square of its length it would be a quarter of a minute.
  expect(performance.now() - startedAt).toBeLessThan(2_000)
})
