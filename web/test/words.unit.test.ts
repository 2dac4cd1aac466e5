import { readProblem } from '@storeyard/client/apiError'
import { explainCause } from '../src/stores/causes.ts'
import { emptyForm, fieldErrorsOf, toRequest, validateForm } from '../src/stores/create/createForm.ts'
import { describeEvent } from '../src/stores/describeEvent.ts'
import { describeGeneration, whyNotRollBackTo } from '../src/stores/page/settings/describeGeneration.ts'
import { whyNotTake } from '../src/stores/permissions.ts'
import { pollIntervalMs } from '../src/stores/pollInterval.ts'
import { groupRefusals } from '../src/ui/groupRefusals.ts'
import { shortSpan, timeAgo } from '../src/ui/time.ts'

test.each([
  [0, '0 s'],
  [59, '59 s'],
  [60, '1 min'],
  [3_599, '59 min'],
  [7_200, '2 h'],
  [172_800, '2 d'],
  [70 * 86_400, '2 mo'],
  [800 * 86_400, '2 y'],
])('%d seconds are %s', (seconds, text) => expect(shortSpan(seconds)).toBe(text))

test('a clock that runs ahead makes no time negative', () => {
  expect(timeAgo('2026-01-01T00:00:10Z', Date.parse('2026-01-01T00:00:00Z'))).toBe('just now')
})

test.each([
  ['at rest, told by the stream', { stores: [{ status: 'Ready' as const }], live: true, failed: false }, 60_000],
  ['at rest, no stream', { stores: [{ status: 'Ready' as const }], live: false, failed: false }, 15_000],
  ['on its way, told by the stream', { stores: [{ status: 'Pending' as const }], live: true, failed: false }, 5_000],
  ['on its way, no stream', { stores: [{ status: 'Deleting' as const }], live: false, failed: false }, 2_000],
  ['away', { stores: [], live: true, failed: true }, 3_000],
])('stores are asked for again: %s', (_case, situation, ms) => expect(pollIntervalMs(situation)).toBe(ms))

test.each([
  [{ reason: null, message: null }, null],
  [
    { reason: 'ImagePull', message: 'not found' },
    { title: 'An image cannot be pulled', detail: 'not found' },
  ],
  [
    { reason: 'SomethingNew', message: 'why' },
    { title: 'Something new', detail: 'why', advice: null },
  ],
])('a cause is told in plain words: %j', (store, cause) => {
  if (cause === null) expect(explainCause(store)).toBeNull()
  else expect(explainCause(store)).toMatchObject(cause)
})

test('a cause that says no more than the advice is said once', () => {
  const { advice } = explainCause({ reason: 'NotReady', message: null }) ?? {}
  expect(explainCause({ reason: 'NotReady', message: advice ?? '' })).toMatchObject({ detail: null, advice })
})

test('what is left empty is left out of the request', () => {
  expect(toRequest({ ...emptyForm, store_name: 'shop', title: '  ' })).not.toHaveProperty('title')
  expect(validateForm({ ...emptyForm, store_name: 'shop' })).toEqual({})
})

const refusal = (problem: object) =>
  readProblem(new Response(null, { status: 422 }), { type: 'about:blank', title: 'Refused', ...problem })

test('problems of the api land beside their fields', () => {
  expect(fieldErrorsOf(refusal({ code: 'NAME_TAKEN', detail: 'shop is in use' }))).toEqual({
    store_name: 'shop is in use',
  })
  const errors = [
    { field: 'store_name', message: 'store_name is missing' },
    { field: 'constructor', message: 'no' },
  ]
  expect(fieldErrorsOf(refusal({ code: 'VALIDATION_FAILED', errors }))).toEqual({
    store_name: 'The name is missing',
  })
  expect(fieldErrorsOf(readProblem(new Response(null, { status: 502 }), '<html>'))).toEqual({})
})

test('a change of status is told with its cause', () => {
  const event = {
    id: '1',
    store_id: 'a',
    actor: 'worker',
    type: 'StatusChanged',
    at: '2026-01-01T00:00:00Z',
    address: null,
    request_id: null,
  }
  const failed = {
    ...event,
    reason: 'Timeout',
    message: 'waited for mariadb',
    data: { from: 'Provisioning', to: 'Failed' },
  }
  expect(describeEvent(failed)).toMatchObject({
    title: 'Failed: Not ready in time',
    message: 'waited for mariadb',
    tone: 'bad',
  })
  const created = { ...event, type: 'DeletionRequested', actor: 'key:anna', reason: null, message: 'm', data: {} }
  expect(describeEvent(created)).toMatchObject({ title: 'Deletion requested', by: 'by anna', tone: 'quiet' })
})

const generation = {
  generation: 3,
  created_at: '2026-01-01T00:00:00Z',
  asked_by: 'key:ann',
  change: 'PlanChanged',
  chart_version: '1.2.0',
  plan: 'large' as const,
  images: { wordpress: 'registry.example.net:5000/shop/wordpress:6.8.12', mariadb: null },
  in_force: false,
  was_ready: true,
  failed: false,
}
test('an earlier state of a store is told in words', () => {
  expect(describeGeneration(generation)).toEqual({
    title: '3 · Plan changed',
    detail: 'Large, chart 1.2.0, WordPress image 6.8.12, by ann',
  })
  const { detail } = describeGeneration({ ...generation, plan: null, asked_by: null })
  expect(detail).toBe('chart 1.2.0, WordPress image 6.8.12')
})

test.each([
  [{}, 4, null],
  [{}, 3, 'the newest'],
  [{ failed: true, was_ready: false }, 3, 'the newest, which failed'],
  [{ failed: true, was_ready: false }, 4, 'it failed'],
  [{ was_ready: false }, 4, 'it was never ready'],
])('going back to %j where %d is the newest: %j', (of, newest, refusal) => {
  expect(whyNotRollBackTo({ ...generation, ...of }, newest)).toBe(refusal)
})

test.each([
  ['viewer', 'retry', true],
  ['operator', 'adopt', false],
  ['operator', 'abandon', true],
  ['operator', 'accept_data_loss', true],
  ['admin', 'accept_data_loss', false],
] as const)('a %s who wants to %s is refused: %j', (role, act, isRefused) => {
  expect(whyNotTake(act, { name: 'ann', role, expires_at: null }) !== null).toBe(isRefused)
})

test('why buttons cannot be pressed is said once for each reason, with the buttons that it is for', () => {
  const refusals = [
    ['Try again now', 'You may look only.'],
    ['Start without it…', 'This needs an admin.'],
    ['Adopt…', 'You may look only.'],
    ['Reveal', null],
  ] as const
  expect(groupRefusals(refusals)).toEqual([
    { reason: 'You may look only.', buttons: 'Try again now, Adopt' },
    { reason: 'This needs an admin.', buttons: 'Start without it' },
  ])
})
