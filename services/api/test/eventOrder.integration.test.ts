import { readGeneration } from '@storeyard/core/db/generations'
import { recordEvent } from '@storeyard/core/db/recordEvent'
import { idempotencyKeys, storeSpecs, stores } from '@storeyard/core/db/schema'
import { getTableName, sql } from 'drizzle-orm'
import { startTestApi, type TestApi } from './support/testApi.ts'

let api: TestApi
/** The lock that gives events their order is held until the commit: whoever works on under it holds up every writer. */
beforeAll(async () => {
  api = await startTestApi()
  await api.db.execute(sql`create function refuse_after_events() returns trigger language plpgsql as $$
    begin
      if exists (select from pg_locks where locktype = 'advisory' and pid = pg_backend_pid()) then
        raise exception 'work after the events of a transaction';
      end if;
      return null;
    end $$`)
  for (const table of [stores, storeSpecs, idempotencyKeys])
    await api.db.execute(sql`create trigger events_last after insert or update on ${sql.identifier(getTableName(table))}
      for each statement execute function refuse_after_events()`)
})

test.each<[string, (key: string) => Record<string, string>]>([
  ['with an Idempotency-Key', (key) => ({ 'idempotency-key': key })],
  ['without', () => ({})],
])('events are the last statement of a transaction, %s', async (how, headers) => {
  const store_name = how.startsWith('with an') ? 'keyed' : 'plain'
  const { status, body } = await api.admin.post('/stores', { store_name }, headers('one'))
  expect(status).toBe(202)
  expect((await api.admin.post(`/stores/${body.id}/retry`, undefined, headers('two'))).status).toBe(202)
  expect((await api.admin.patch(`/stores/${body.id}`, { title: 'Other' })).status).toBe(200)
})

test('an event that comes alone does not wait for a change with If-Match', async () => {
  const { body } = await api.admin.post('/stores', { store_name: 'matched' })
  await api.db.transaction(async (tx) => {
    expect(await readGeneration(tx, body.id)).toBe(1)
    await recordEvent(api.db, { storeId: body.id, actor: 'api', type: 'Told', message: 'It came through.' })
  })
})
