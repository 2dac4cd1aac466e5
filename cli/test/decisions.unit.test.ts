import { PassThrough } from 'node:stream'
import { ApiError, type ErrorCode, unreachable } from '@storeyard/client/apiError'
import type { StoreStatus } from '@storeyard/client/types'
import { chooseAccess, isExposed, parseKey, parseUrl } from '../src/access/chooseAccess.ts'
import { readKey } from '../src/access/readKey.ts'
import { explainFailure } from '../src/explainFailure.ts'
import { exitCodes } from '../src/failure.ts'
import type { Io } from '../src/io.ts'
import { parseDuration, wholeNumber } from '../src/options.ts'
import { pauseBeforeRepeat } from '../src/pauseBeforeRepeat.ts'
import { goalOf, judge } from '../src/stores/goal.ts'

const apiError = (code: ErrorCode, status: number, more = {}) =>
  new ApiError({
    code,
    status,
    title: 'Title',
    detail: 'Detail.',
    errors: [],
    requestId: 'r',
    retryAfterMs: null,
    ...more,
  })

test.each<[ErrorCode, number, keyof typeof exitCodes]>([
  ['VALIDATION_FAILED', 422, 'usage'],
  ['BODY_TOO_LARGE', 413, 'usage'],
  ['UNAUTHENTICATED', 401, 'denied'],
  ['FORBIDDEN', 403, 'denied'],
  ['NOT_FOUND', 404, 'usage'],
  ['CHART_NOT_FOUND', 404, 'usage'],
  ['GENERATION_NOT_FOUND', 404, 'usage'],
  ['NAME_TAKEN', 409, 'refused'],
  ['RATE_LIMITED', 429, 'unreachable'],
  ['UNAVAILABLE', 503, 'unreachable'],
  ['INTERNAL', 500, 'failed'],
])('%s ends with the exit code of %s %s', (code, status, outcome) =>
  expect(explainFailure(apiError(code, status), {})?.outcome).toBe(outcome),
)

test('a key that is not in force is named by where it came from', () => {
  const refused = apiError('UNAUTHENTICATED', 401)
  expect(explainFailure(refused, {})?.advice).toContain('storeyard login URL')
  expect(explainFailure(refused, { STOREYARD_KEY: 'sy_a_b' })?.advice).toContain('STOREYARD_KEY')
})

test('each field that cannot be used is named', () => {
  const errors = [{ field: 'plan', message: 'is none' }]
  expect(explainFailure(apiError('VALIDATION_FAILED', 422, { errors }), {})?.message).toContain('\n  plan: is none')
})

test('a certificate that nobody vouches for is told apart from an API that is away', () => {
  const cause = new TypeError('fetch failed', {
    cause: Object.assign(new Error('no'), { code: 'DEPTH_ZERO_SELF_SIGNED_CERT' }),
  })
  expect(explainFailure(unreachable('Away.', { cause }), {})?.advice).toContain('NODE_EXTRA_CA_CERTS')
  expect(explainFailure(unreachable('Away.', {}), {})).toMatchObject({ outcome: 'unreachable', message: 'Away.' })
})

test('what nobody foresaw is not explained away', () => expect(explainFailure(new Error('x'), {})).toBeNull())

test.each<[ErrorCode, number]>([
  ['UNREACHABLE', 502],
  ['UNAVAILABLE', 503],
  ['IDEMPOTENCY_KEY_IN_USE', 409],
])('a request that ended with %s is sent again, twice', (code, status) => {
  const pauses = [1, 2, 3].map((failures) => pauseBeforeRepeat(apiError(code, status), failures, 0))
  expect(pauses).toEqual([1_000, 3_000, null])
})

test.each<[ErrorCode, number]>([
  ['NAME_TAKEN', 409],
  ['IDEMPOTENCY_KEY_REUSED', 422],
  ['RATE_LIMITED', 429],
  ['INTERNAL', 500],
])('a request that ended with %s is not sent again', (code, status) =>
  expect(pauseBeforeRepeat(apiError(code, status), 1, 0)).toBeNull(),
)

test('the API is asked again no sooner than it says, nor after half a minute', () => {
  const away = (retryAfterMs: number) => apiError('UNAVAILABLE', 503, { retryAfterMs })
  expect(pauseBeforeRepeat(away(5_000), 1, 0)).toBe(5_000)
  expect(pauseBeforeRepeat(away(31_000), 1, 0)).toBeNull()
  expect(pauseBeforeRepeat(away(5_000), 2, 26_000)).toBeNull()
})

test('exit codes are told apart', () =>
  expect(new Set(Object.values(exitCodes)).size).toBe(Object.values(exitCodes).length))

test.each([
  ['http://127.0.0.1:8000', 'http://127.0.0.1:8000'],
  ['http://127.0.0.1:8000/', 'http://127.0.0.1:8000'],
  ['https://a.example/api/v1/', 'https://a.example'],
  ['https://a.example/shops/', 'https://a.example/shops'],
])('the address %s', (given, url) => expect(parseUrl(given)).toBe(url))

test.each(['', 'a.example', 'ftp://a.example', 'https://me:secret@a.example'])('%s is no address', (given) =>
  expect(() => parseUrl(given)).toThrow(expect.objectContaining({ outcome: 'usage' })),
)

test('an address with a password in it is not repeated', () =>
  expect(() => parseUrl('https://me:secret@a.example')).toThrow(expect.not.stringContaining('secret')))

test('a key is trimmed, and told apart from other texts', () => {
  expect(parseKey(' sy_ab_c-d \n')).toBe('sy_ab_c-d')
  for (const text of ['', 'password', 'sy_a\nb']) expect(() => parseKey(text)).toThrow('no key')
})

test('ctrl-C ends the wait for a key from a pipe that says nothing', async () => {
  const interrupt = new AbortController()
  const io = { env: {}, stdin: new PassThrough(), signal: interrupt.signal } as unknown as Io
  const reading = readKey(io, undefined)
  interrupt.abort()
  await expect(reading).rejects.toMatchObject({ name: 'AbortError' })
})

const login = { url: 'https://a.example', key: 'sy_kept' }
test('the kept login is used', () => expect(chooseAccess({}, login)).toEqual(login))
test('the environment goes before it', () =>
  expect(chooseAccess({ STOREYARD_URL: 'https://b.example/', STOREYARD_KEY: 'sy_env' }, login)).toEqual({
    url: 'https://b.example',
    key: 'sy_env',
  }))
test('the kept key goes to nobody but the address that it was kept for', () => {
  expect(() => chooseAccess({ STOREYARD_URL: 'https://b.example' }, login)).toThrow('no key for https://b.example')
  expect(chooseAccess({ STOREYARD_URL: 'https://a.example/api/v1' }, login)).toEqual(login)
})
test('without any there is nobody to call', () =>
  expect(() => chooseAccess({}, null)).toThrow(expect.objectContaining({ outcome: 'denied' })))

test.each([
  ['http://10.0.0.1', true],
  ['http://a.example', true],
  ['http://127.evil.example', true],
  ['https://a.example', false],
  ['http://127.0.0.1:8000', false],
  ['http://localhost:3000', false],
  ['http://[::1]:3000', false],
])('%s shows its key on the way: %s', (url, exposed) => expect(isExposed(url)).toBe(exposed))

test.each<[StoreStatus, string | null, 'Ready' | 'Deleted', ReturnType<typeof judge>]>([
  ['Pending', null, 'Ready', 'underway'],
  ['Provisioning', 'ImagePull', 'Ready', 'underway'],
  ['Degraded', null, 'Ready', 'underway'],
  ['Ready', null, 'Ready', 'reached'],
  ['Ready', 'RolledBack', 'Ready', 'missed'],
  ['Failed', 'DataLost', 'Ready', 'missed'],
  ['Deleting', null, 'Ready', 'missed'],
  ['Deleting', null, 'Deleted', 'underway'],
  ['Deleted', null, 'Deleted', 'reached'],
])('%s (%s) for one who waits for %s is %s', (status, reason, goal, verdict) =>
  expect(judge({ status, reason }, goal)).toBe(verdict),
)

test('who watches a store that is going away waits for its end', () => {
  expect(goalOf({ status: 'Deleting' })).toBe('Deleted')
  expect(goalOf({ status: 'Failed' })).toBe('Ready')
})

test.each([
  ['90', 90_000],
  ['90s', 90_000],
  ['10m', 600_000],
  ['1h', 3_600_000],
  ['30d', 2_592_000_000],
])('the duration %s', (text, ms) => expect(parseDuration(text)).toBe(ms))
test.each(['', '-1', '1w', 'soon', '1.5m'])('%s is no duration', (text) => expect(() => parseDuration(text)).toThrow())
test('whole numbers begin where they may', () => {
  expect(wholeNumber(1)('5')).toBe(5)
  for (const text of ['0', '-1', 'x', '1.5']) expect(() => wholeNumber(1)(text)).toThrow()
})
