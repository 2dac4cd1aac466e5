import { ResponseContext } from '@kubernetes/client-node'
import { createLimiter } from '../../src/kube/limiter.ts'

const answer = (status: number, headers: Record<string, string> = {}) =>
  new ResponseContext(status, headers, {
    text: async () => '',
    binary: async () => Buffer.alloc(0),
    stream: () => null,
  })
const never = new AbortController().signal
const fine = () => false

test('no more runs go on at once than the limit allows, and the next begins when one ends', async () => {
  const limiter = createLimiter({ ceiling: 1 })
  const first = Promise.withResolvers<string>()
  const begun: string[] = []
  const run = (name: string, work: Promise<string>) =>
    limiter.run(
      () => {
        begun.push(name)
        return work
      },
      fine,
      never,
    )
  const runs = [run('first', first.promise), run('second', Promise.resolve('second'))]
  expect(begun).toEqual(['first'])
  first.resolve('first')
  expect(await Promise.all(runs)).toEqual(['first', 'second'])
  expect(begun).toEqual(['first', 'second'])
})

test.each([
  ['a request that is throttled', (limiter: ReturnType<typeof createLimiter>) => limiter.gate(async () => answer(429))],
  ['a request that the server fails on', (limiter) => limiter.gate(async () => answer(503))],
  [
    'a request that gets no answer',
    (limiter) => limiter.gate(() => Promise.reject(new TypeError('fetch failed'))).catch(() => undefined),
  ],
  [
    'a run that tells of trouble',
    (limiter) =>
      limiter.run(
        async () => 'slow',
        () => true,
        never,
      ),
  ],
] satisfies [string, (limiter: ReturnType<typeof createLimiter>) => Promise<unknown>][])(
  '%s lowers the one limit of runs and requests',
  async (_name, cause) => {
    const limiter = createLimiter({ ceiling: 8 })
    await cause(limiter)
    expect(limiter.limit()).toBe(4)
  },
)

test('a refused or conflicting request lowers nothing', async () => {
  const limiter = createLimiter({ ceiling: 8 })
  for (const status of [200, 403, 404, 409, 422]) await limiter.gate(async () => answer(status))
  expect(limiter.limit()).toBe(8)
})

test('what was throttled is sent again when the server said to, and nothing is sent before', async () => {
  const limiter = createLimiter({ ceiling: 8 })
  const sentAt: number[] = []
  const startedAt = performance.now()
  const throttled = limiter.gate(async () => {
    sentAt.push(performance.now() - startedAt)
    return sentAt.length === 1 ? answer(429, { 'retry-after': '0.2' }) : answer(200)
  })
  // One tick: the first answer is in, and holds whatever comes after it.
  await new Promise(setImmediate)
  const other = limiter.gate(async () => answer(performance.now() - startedAt >= 195 ? 200 : 500))
  const run = limiter.run(async () => performance.now() - startedAt, fine, never)
  expect((await throttled).httpStatusCode).toBe(200)
  expect(sentAt[1]).toBeGreaterThanOrEqual(195)
  expect((await other).httpStatusCode).toBe(200)
  expect(await run).toBeGreaterThanOrEqual(195)
})

test('a request that would have to wait past its bound gets its 429 at once', async () => {
  const limiter = createLimiter({ ceiling: 8, requestWaitMs: 1_000 })
  expect((await limiter.gate(async () => answer(429, { 'retry-after': '20' }))).httpStatusCode).toBe(429)
})

test('waiting for a turn is bounded, and its end is a transient error', async () => {
  const limiter = createLimiter({ ceiling: 1, runWaitMs: 50, requestWaitMs: 50 })
  const blocking = Promise.withResolvers<void>()
  const blocked = limiter.run(() => blocking.promise, fine, never)
  await expect(limiter.run(async () => 'late', fine, never)).rejects.toThrow('no turn came in time')
  await limiter.gate(async () => answer(429, { 'retry-after': '1' }))
  await expect(limiter.gate(async () => answer(200))).rejects.toThrow('no turn came in time')
  blocking.resolve()
  await blocked
})

test('a lost lease ends the waiting, but not what runs', async () => {
  const limiter = createLimiter({ ceiling: 1 })
  const lost = new AbortController()
  const running = Promise.withResolvers<string>()
  const first = limiter.run(() => running.promise, fine, lost.signal)
  const second = limiter.run(async () => 'second', fine, lost.signal)
  lost.abort(new Error('the lease was lost'))
  await expect(second).rejects.toThrow('the lease was lost')
  running.resolve('ended by itself')
  expect(await first).toBe('ended by itself')
})
