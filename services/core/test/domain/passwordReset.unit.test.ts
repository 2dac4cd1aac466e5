import { planReset, type ResetRow, type ResetSeen } from '../../src/domain/passwordReset.ts'

const now = new Date('2026-01-01T12:00:00Z')
const row: ResetRow = { passwordReset: 'b', passwordResetEnded: 'a', passwordResetUntil: new Date(now.getTime() + 1) }
const late = { passwordResetUntil: now }
const asked: ResetSeen = { shown: 'a', next: null, job: null, hasScript: true }
const set = (user: string | null = null) => ({ state: 'succeeded', outcome: { kind: 'set', user } }) as const
const missing = { state: 'succeeded', outcome: { kind: 'adminMissing', message: 'Nobody.' } } as const

test.each<[string, Partial<ResetRow>, Partial<ResetSeen>, object]>([
  ['its time has not begun', { passwordResetUntil: null }, {}, { kind: 'begin' }],
  ['there is no next password', {}, {}, { kind: 'writeNext' }],
  ['an earlier reset left a next password', {}, { next: 'a' }, { kind: 'writeNext' }],
  ['the next password is there', {}, { next: 'b' }, { kind: 'run' }],
  ['the Job runs', {}, { next: 'b', job: { state: 'running' } }, { kind: 'wait' }],
  ['the Job runs with one that is lost', {}, { next: null, job: { state: 'running' } }, { kind: 'runAgain' }],
  ['WordPress has it', {}, { next: 'b', job: set() }, { kind: 'show', user: null }],
  ['WordPress has it, however late', late, { next: 'b', job: set() }, { kind: 'show', user: null }],
  ['a new Secret names nobody', {}, { next: 'b', job: set('admin-abc123') }, { kind: 'show', user: 'admin-abc123' }],
  ['the Secret shows it and the Job is there', {}, { shown: 'b', job: set() }, { kind: 'end' }],
  ['the Secret shows it', late, { shown: 'b' }, { kind: 'end' }],
  ['WordPress has one that is lost', {}, { next: null, job: set() }, { kind: 'runAgain' }],
  ['WordPress has one of an earlier reset', {}, { next: 'a', job: set() }, { kind: 'runAgain' }],
  [
    'nobody read how the Job ended',
    {},
    { next: 'b', job: { state: 'succeeded', outcome: null } },
    { kind: 'runAgain' },
  ],
  ['the administrator is missing', {}, { next: 'b', job: missing }, { kind: 'giveUp', reason: 'AdminMissing' }],
  ['the Job failed', {}, { next: 'b', job: { state: 'failed' } }, { kind: 'giveUp', reason: 'Timeout' }],
  ['it is late', late, { next: 'b', job: { state: 'running' } }, { kind: 'giveUp', reason: 'Timeout' }],
  ['it is late and nothing ran', late, {}, { kind: 'giveUp', reason: 'Timeout' }],
  ['the chart is older', {}, { hasScript: false }, { kind: 'giveUp', reason: 'ChartTooOld' }],
])('a reset: %s', (_name, given, seen, step) => {
  expect(planReset({ ...row, ...given }, { ...asked, ...seen }, now)).toMatchObject(step)
})
