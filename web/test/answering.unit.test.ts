import { readProblem, unreachable } from '@storeyard/client/apiError'
import { problems } from '@storeyard/core/contract/problems'
import { type Answering, answering, noteAnswer } from '../src/api/answering.ts'
import { ask } from '../src/api/ask.ts'
import { notBefore } from '../src/api/notBefore.ts'

const respond = (code: keyof typeof problems, headers = {}) => {
  const { status, title } = problems[code]
  return {
    response: new Response(null, { status, headers }),
    error: { type: `urn:storeyard:problem:${code}`, code, status, title },
  }
}

test.each([
  ['RATE_LIMITED', 'throttled'],
  ['INTERNAL', 'failing'],
  ['UNAVAILABLE', 'away'],
  ['NOT_FOUND', 'well'],
  ['NO_CHART', 'well'],
] as const)('after %s the page knows that it is answered: %s', async (code, expected) => {
  await ask(Promise.resolve({ response: new Response(null), data: {} }))
  expect(answering.get()).toBe('well')
  await expect(ask(Promise.resolve(respond(code)))).rejects.toMatchObject({ code })
  expect(answering.get()).toBe(expected)
})

test.each([
  ['the API asks for longer', '37', 37_000],
  ['the API asks for less', '2', 3_000],
])('after a failure the next look waits: %s', (_case, seconds, ms) => {
  const { response, error } = respond('RATE_LIMITED', { 'retry-after': seconds })
  expect(notBefore(readProblem(response, error), 3_000)).toBe(ms)
})

test.each([
  ['nothing failed', null],
  ['nobody answered', unreachable('Nobody is there.', {})],
  ['something else failed', new Error('other')],
])('where the API asks for nothing, the next look comes in its own time: %s', (_case, failure) =>
  expect(notBefore(failure, 3_000)).toBe(3_000),
)

test('trouble with one address lasts while others answer, until it answers or is asked for no more', () => {
  const after = (address: string, how: Answering) => {
    noteAnswer(address, how)
    return answering.get()
  }
  import.meta.jest.useFakeTimers()
  expect(after('/stores', 'failing')).toBe('failing')
  expect(after('/overview', 'well')).toBe('failing')
  expect(after('/stores', 'well')).toBe('well')

  expect(after('/stores', 'failing')).toBe('failing')
  // Nobody answers at all: nothing is over.
  import.meta.jest.advanceTimersByTime(60_000)
  expect(after('/overview', 'well')).toBe('failing')
  import.meta.jest.advanceTimersByTime(30_000)
  expect(after('/stores', 'away')).toBe('away')
  expect(after('/overview', 'well')).toBe('away')
  import.meta.jest.advanceTimersByTime(30_000)
  expect(answering.get()).toBe('away')
  import.meta.jest.advanceTimersByTime(30_000)
  expect(answering.get()).toBe('well')
  import.meta.jest.useRealTimers()
})
