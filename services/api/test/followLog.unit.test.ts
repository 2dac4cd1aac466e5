import { PassThrough, Readable } from 'node:stream'
import { followLog } from '../src/stores/followLog.ts'

const read = async (texts: AsyncIterable<string>) => {
  const parts: string[] = []
  for await (const text of texts) parts.push(text)
  return parts
}
const never = new AbortController().signal
const secret = `sy_0a1b2c3d_${'x'.repeat(32)}`

test('a secret that comes in two parts is taken out all the same', async () => {
  const log = Readable.from([
    Buffer.from(`first\nkey ${secret.slice(0, 20)}`),
    Buffer.from(`${secret.slice(20)}\nlast`),
  ])
  const text = (await read(followLog(log, never))).join('')
  expect(text).not.toContain('xxxx')
  expect(text).toMatch(/^first\nkey sy_0a1b2c3d_\[redacted\]\nlast$/)
})

test('letters of several bytes survive the cuts between parts', async () => {
  const bytes = Buffer.from('Grüße\n')
  const log = Readable.from([bytes.subarray(0, 3), bytes.subarray(3)])
  expect((await read(followLog(log, never))).join('')).toBe('Grüße\n')
})

test('a line without an end is handed on in bounded parts', async () => {
  const log = Readable.from(Array.from({ length: 40 }, () => Buffer.alloc(16 * 1024, 'y')))
  const parts = await read(followLog(log, never))
  expect(parts.join('')).toHaveLength(40 * 16 * 1024)
  expect(Math.max(...parts.map(({ length }) => length))).toBeLessThanOrEqual(80 * 1024)
})

test('it ends with the signal, and so does its source', async () => {
  const log = new PassThrough()
  const ending = new AbortController()
  const reading = read(followLog(log, ending.signal))
  log.write('a line\n')
  ending.abort()
  await reading
  expect(log.destroyed).toBe(true)
})

test.each([
  ['nothing is logged', { idleMs: 20, totalMs: 60_000 }],
  ['its time is over', { idleMs: 60_000, totalMs: 20 }],
])('it ends when %s', async (_, bounds) => {
  const log = new PassThrough()
  expect(await read(followLog(log, never, bounds))).toEqual([])
  expect(log.destroyed).toBe(true)
})

test('a connection that breaks is an error', async () => {
  const log = new PassThrough()
  const reading = read(followLog(log, never))
  log.destroy(new Error('cut off'))
  await expect(reading).rejects.toThrow('cut off')
})

test('a source that comes after the signal is closed, though nobody reads it', () => {
  const log = new PassThrough()
  followLog(log, AbortSignal.abort())
  expect(log.destroyed).toBe(true)
})
