import { isFresh } from './tokenClaims.ts'

const encode = (value: unknown) => Buffer.from(JSON.stringify(value)).toString('base64url')
const tokenOf = (claims: unknown) => `${encode({ alg: 'RS256' })}.${encode(claims)}.signature`
const serviceAccount = (uid: string) => ({ 'kubernetes.io': { serviceaccount: { uid } } })
const token = tokenOf({ iat: 1_000, exp: 2_000, ...serviceAccount('uid-1') })

test.each([
  { name: 'is kept in the first half of its life', token, uid: 'uid-1', at: 1_499_000, fresh: true },
  { name: 'is renewed when half of its life is over', token, uid: 'uid-1', at: 1_500_000, fresh: false },
  { name: 'of a service account that was made anew is renewed', token, uid: 'uid-2', at: 1_001_000, fresh: false },
  { name: 'without an expiry is renewed', token: tokenOf(serviceAccount('uid-1')), uid: 'uid-1', at: 0, fresh: false },
  { name: 'that is none is renewed', token: 'a.b.c', uid: 'uid-1', at: 0, fresh: false },
  { name: 'that is empty is renewed', token: '', uid: '', at: 0, fresh: false },
])('a token $name', ({ token, uid, at, fresh }) => {
  expect(isFresh(token, uid, at)).toBe(fresh)
})
