import { addText, emptyLog, findLines } from '../src/stores/page/logs/logLines.ts'
import { resetOf } from '../src/stores/page/overview/resetOf.ts'
import {
  describeAmount,
  describeBytes,
  describeResource,
  inOrder,
  shareOf,
  toneOfShare,
} from '../src/stores/page/resources/amounts.ts'
import { tabsOf } from '../src/stores/page/storeTab.ts'

const textsOf = (log: ReturnType<typeof addText>) => log.lines.map(({ text }) => text)

describe('what is kept of a log', () => {
  test('a line is one when its end has come', () => {
    const begun = addText(emptyLog, 'one\r\ntw')
    expect(textsOf(begun)).toEqual(['one'])
    const gone = addText(begun, 'o\nthree\n')
    expect(textsOf(gone)).toEqual(['one', 'two', 'three'])
    expect(gone.lines.map(({ number }) => number)).toEqual([0, 1, 2])
  })

  test('the oldest lines make room, and numbers are not used again', () => {
    const log = addText(addText(emptyLog, 'a\nb\nc\n', 2), 'd\n', 2)
    expect(log.lines).toEqual([
      { number: 2, text: 'c' },
      { number: 3, text: 'd' },
    ])
  })

  test('a line without an end does not grow without one', () => {
    let log = emptyLog
    for (let turn = 0; turn < 20; turn++) log = addText(log, 'x'.repeat(10_000))
    expect(log.rest.length).toBeLessThanOrEqual(64 * 1024)
  })

  test('lines are found in whatever case', () => {
    const { lines } = addText(emptyLog, 'GET /Shop\nPOST /\n')
    expect(findLines(lines, ' shop ')).toEqual([lines[0]])
    expect(findLines(lines, ' ')).toBe(lines)
  })
})

test.each([
  [['CredentialsRead', 'Created'], 'none'],
  [['CredentialsRead', 'PasswordResetRequested', 'PasswordReset'], 'pending'],
  [['PasswordReset', 'PasswordResetRequested'], 'done'],
  [['PasswordResetFailed', 'PasswordResetRequested'], 'failed'],
])('the reset of a password stands by the newest event: %j is %s', (types, state) =>
  expect(resetOf(types.map((type) => ({ type, message: '' }))).state).toBe(state),
)

test.each([
  ['requests.cpu', 0.041, '0.04 cores'],
  ['requests.cpu', 1, '1 core'],
  ['limits.memory', 1_107_296_256, '1.03 GiB'],
  ['requests.storage', 10_737_418_240, '10 GiB'],
  ['pods', 8, '8'],
])('an amount of %s, %d, is %s', (resource, amount, text) => expect(describeAmount(resource, amount)).toBe(text))

test('bytes below the first unit are bytes', () => expect(describeBytes(12)).toBe('12 B'))

test('resources are named in the order that people look for them, unknown ones last and as they are', () => {
  const quota = ['count/secrets', 'pods', 'requests.cpu'].map((resource) => ({ resource }))
  expect(inOrder(quota).map(({ resource }) => describeResource(resource))).toEqual([
    'CPU requested',
    'Pods',
    'count/secrets',
  ])
})

test.each([
  [{ used: 1, hard: 4 }, 0.25, 'good'],
  [{ used: 9, hard: 10 }, 0.9, 'warn'],
  [{ used: 5, hard: 4 }, 1, 'bad'],
  [{ used: 0, hard: 0 }, 1, 'bad'],
])('%j of a quota is %d: %s', (one, share, tone) => {
  expect(shareOf(one)).toBe(share)
  expect(toneOfShare(share)).toBe(tone)
})

test('a store that is going cannot be set, and one that is gone has nothing in the cluster', () => {
  expect(tabsOf({ status: 'Failed' })).toContain('settings')
  expect(tabsOf({ status: 'Deleting' })).toEqual(['overview', 'resources', 'logs'])
  expect(tabsOf({ status: 'Deleted' })).toEqual(['overview'])
})
