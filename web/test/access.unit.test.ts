import { readProblem } from '@storeyard/client/apiError'
import { emptyKeyForm, keyFormErrorsOf, toKeyRequest, validateKeyForm } from '../src/access/keyForm.ts'
import { describeKey } from '../src/access/keyState.ts'

const now = Date.parse('2030-01-01T00:00:00Z')
const inDays = (days: number) => new Date(now + days * 86_400_000).toISOString()

test.each([
  [{ expires_at: null, revoked_at: null }, 'good', 'Does not expire'],
  [{ expires_at: inDays(30), revoked_at: null }, 'good', 'Expires in 30 d'],
  [{ expires_at: inDays(6), revoked_at: null }, 'warn', 'Expires in 6 d'],
  [{ expires_at: inDays(-1), revoked_at: null }, 'quiet', 'Expired'],
  [{ expires_at: inDays(30), revoked_at: inDays(-1) }, 'quiet', 'Revoked'],
])('%j stands %s: %s', (key, tone, text) => expect(describeKey(key, now)).toEqual({ tone, text }))

test('what is left empty is no limit', () => {
  expect(toKeyRequest({ ...emptyKeyForm, name: ' ci ', days: '' }, now)).toEqual({
    name: 'ci',
    role: 'viewer',
    expires_at: null,
    stores_max: null,
  })
  expect(toKeyRequest({ ...emptyKeyForm, days: '7', stores_max: '3' }, now)).toMatchObject({
    expires_at: inDays(7),
    stores_max: 3,
  })
})

test.each([
  [{ name: '' }, { name: 'Give a name: the history tells keys apart by it.' }],
  [{ name: 'x', stores_max: 'many' }, { stores_max: 'This has to be a number.' }],
  [{ name: 'x', stores_max: '1.5' }, { stores_max: 'This has to be a whole number.' }],
  [{ name: 'x' }, {}],
])('%j is met with %j', (form, errors) => expect(validateKeyForm({ ...emptyKeyForm, ...form })).toEqual(errors))

test('a name that is taken is told beside the name', () => {
  const body = { type: 'urn:x', title: 'Taken', status: 409, code: 'KEY_NAME_TAKEN', detail: 'Choose another name.' }
  const refused = readProblem(new Response(null, { status: 409 }), body)
  expect(keyFormErrorsOf(refused)).toEqual({ name: 'Choose another name.' })
})
