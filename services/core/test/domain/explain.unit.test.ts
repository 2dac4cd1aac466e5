import { explain } from '../../src/domain/explain.ts'

const row = {
  status: 'Degraded',
  generation: 2,
  attemptGeneration: 2,
  attemptReason: null,
  attemptMessage: null,
  observedReason: null,
  observedMessage: null,
} as const
const crashing = { observedReason: 'CrashLoop', observedMessage: 'it crashes' } as const
const rolledBack = { attemptReason: 'RolledBack', attemptMessage: 'it was taken back' } as const

test.each<[string, Partial<Parameters<typeof explain>[0]>, string | null]>([
  ['nothing', {}, null],
  ['what is observed', crashing, 'CrashLoop'],
  ["the worker's word before it", { ...crashing, attemptReason: 'Refused' }, 'Refused'],
  ['a change that was taken back', { ...rolledBack, status: 'Ready' }, 'RolledBack'],
  ['a fault that came after it', { ...rolledBack, ...crashing }, 'CrashLoop'],
  ['a fault while a password waits', { ...crashing, attemptReason: 'PasswordResetWaits' }, 'CrashLoop'],
  ['no word of a generation before', { ...rolledBack, attemptGeneration: 1 }, null],
  ['nothing of what is gone', { ...rolledBack, status: 'Deleted' }, null],
  ['why a deletion waits', { status: 'Deleting', attemptReason: 'NameHeld' }, 'NameHeld'],
  ['nothing that was observed before a deletion', { status: 'Deleting', ...crashing }, null],
])('people are told %s', (_what, given, reason) => {
  expect(explain({ ...row, ...given }).reason).toBe(reason)
})
