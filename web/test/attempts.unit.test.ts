import { createAttempts } from '../src/stores/attempts.ts'

test('the same words again are the same attempt, others are another one', () => {
  const attemptOf = createAttempts()
  const first = attemptOf({ plan: 'large' })
  expect(attemptOf({ plan: 'large' })).toBe(first)
  const second = attemptOf({ plan: 'medium' })
  expect(second).not.toBe(first)
  // The first words stand anew, after others may have been acted on.
  expect([first, second]).not.toContain(attemptOf({ plan: 'large' }))
})

test('where there is nothing to choose, a dialog makes one attempt, and another dialog another', () => {
  const attemptOf = createAttempts()
  expect(attemptOf(undefined)).toBe(attemptOf(undefined))
  expect(createAttempts()(undefined)).not.toBe(attemptOf(undefined))
})
