import { countFailures, pauseAfter, planNext, type WatchEnd, watchSeconds } from '../../src/kube/watchPace.ts'

const minute = 60_000

test.each<[string, WatchEnd, number, string]>([
  ['a watch that the server closed after a while', { kind: 'closed', lastedMs: 20_000 }, minute, 'resume'],
  ['one that closed when a list is due', { kind: 'closed', lastedMs: 20_000 }, 10 * minute, 'list'],
  ['one that was closed at once', { kind: 'closed', lastedMs: 100 }, minute, 'fail'],
  ['one that was closed at once when a list is due', { kind: 'closed', lastedMs: 100 }, 11 * minute, 'fail'],
  ['one whose version is too old', { kind: 'expired' }, minute, 'list'],
])('%s', (_name, end, sinceListMs, next) => {
  expect(planNext(end, sinceListMs)).toBe(next)
})

test('the server closes a quiet watch before the client takes it for dead', () => {
  expect(watchSeconds(0)).toBeGreaterThan(10)
  expect(watchSeconds(0.999)).toBeLessThan(25)
})

test('pauses grow with each failure in a row, to a bound, and never fall to nothing', () => {
  const pauses = [1, 2, 3, 4, 5, 6, 20].map((failures) => pauseAfter(failures, 1))
  expect(pauses).toEqual([500, 1_000, 2_000, 4_000, 8_000, 10_000, 10_000])
  expect(pauseAfter(1, 0)).toBe(250)
})

test('what worked for a while starts a new row of failures', () => {
  expect(countFailures(5, 60_000)).toBe(0)
  expect(countFailures(5, 200)).toBe(6)
})
