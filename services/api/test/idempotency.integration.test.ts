import { idempotencyKeys, stores } from '@storeyard/core/db/schema'
import { eq, sql } from 'drizzle-orm'
import { expectProblem } from './support/problem.ts'
import { bearer, startTestApi, type TestApi } from './support/testApi.ts'

let api: TestApi
beforeAll(async () => {
  api = await startTestApi()
})

const post = (store_name: string, key: string, more = {}) =>
  api.admin.post('/stores', { store_name, ...more }, { 'idempotency-key': key })

test('the same request again gets the same answer', async () => {
  const first = await post('again', 'key-1')
  const second = await post('again', 'key-1')
  expect([first.status, second.status]).toEqual([202, 202])
  expect(second.body).toEqual(first.body)
})

test('an answer that an earlier release gave, with fewer fields, is given again', async () => {
  const first = await post('older', 'key-older')
  await api.db
    .update(idempotencyKeys)
    .set({ responseBody: sql`${idempotencyKeys.responseBody} - 'ways_out'` })
    .where(eq(idempotencyKeys.key, 'key-older'))
  const second = await post('older', 'key-older')
  expect(second.status).toBe(202)
  expect({ ways_out: [], ...second.body }).toEqual(first.body)
})

test('the same request with its fields in another order is the same', async () => {
  const first = await api.admin.post('/stores', '{"store_name":"order","title":"T"}', { 'idempotency-key': 'key-2' })
  const second = await api.admin.post('/stores', '{"title":"T","store_name":"order"}', { 'idempotency-key': 'key-2' })
  expect(second.body).toEqual(first.body)
})

test('another request with a used key is refused', async () => {
  await post('one', 'key-3')
  expectProblem(await post('two', 'key-3'), 'IDEMPOTENCY_KEY_REUSED')
  expectProblem(await post('one', 'key-3', { title: 'Other' }), 'IDEMPOTENCY_KEY_REUSED')
})

test('100 requests with one key at once make one store, and each is told of it', async () => {
  const answers = await Promise.all(Array.from({ length: 100 }, () => post('parallel', 'key-4')))
  expect(new Set(answers.map(({ status, body }) => `${status} ${body.id}`)).size).toBe(1)
  expect(answers[0]?.status).toBe(202)
  expect(await api.db.select().from(stores).where(eq(stores.storeName, 'parallel'))).toHaveLength(1)
})

test('an error is not kept: the key serves the request that is put right', async () => {
  await post('held', 'key-5')
  expectProblem(await post('held', 'key-6'), 'NAME_TAKEN')
  expect((await post('free', 'key-6')).status).toBe(202)
})

test('a request that is still running is told apart from one that is done', async () => {
  let finish = () => {}
  const finished = new Promise<void>((resolve) => {
    finish = resolve
  })
  const [{ id: keyId } = { id: '' }] = (
    await api.db.execute<{ id: string }>(sql`select id from api_keys where name = 'admin' and role = 'admin' limit 1`)
  ).rows
  await new Promise<void>((claimed, failed) => {
    api.db
      .transaction(async (tx) => {
        await tx.insert(idempotencyKeys).values({ keyId, key: 'key-7', requestSha256: 'x' })
        claimed()
        await finished
      })
      .catch(failed)
  })
  expectProblem(await post('running', 'key-7'), 'IDEMPOTENCY_KEY_IN_USE')
  finish()
})

test('keys of two callers do not meet', async () => {
  await post('his', 'key-8')
  const other = await api
    .as(bearer(api.keys.operator))
    .post('/stores', { store_name: 'hers' }, { 'idempotency-key': 'key-8' })
  expect(other.body.store_name).toBe('hers')
})

test('a key is free again after a day', async () => {
  await post('old', 'key-9')
  await api.db
    .update(idempotencyKeys)
    .set({ createdAt: sql`now() - interval '25 hours'` })
    .where(eq(idempotencyKeys.key, 'key-9'))
  expect((await post('new', 'key-9')).body.store_name).toBe('new')
})

test('a key with other than visible characters is refused', async () => {
  expectProblem(await post('spaced', 'a b'), 'VALIDATION_FAILED')
  expectProblem(await post('long', 'x'.repeat(256)), 'VALIDATION_FAILED')
})
