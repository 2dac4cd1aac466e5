import { asc, eq, sql } from 'drizzle-orm'
import { LeaseLostError, releaseStoreLease, renewStoreLease, writeAttempt } from '../../src/db/attempts.ts'
import { changeStore, type StorePatch } from '../../src/db/changeStore.ts'
import { registerChart } from '../../src/db/charts.ts'
import type { Db, DbClient } from '../../src/db/client.ts'
import { findSpecs } from '../../src/db/generations.ts'
import { holdLease, takeStoreLease } from '../../src/db/leases.ts'
import { readObservedPage, writeFacts } from '../../src/db/observations.ts'
import { recordEvent } from '../../src/db/recordEvent.ts'
import { storeEvents, storeSpecs, stores } from '../../src/db/schema.ts'
import { generationInForce } from '../../src/domain/state.ts'
import { createTestDatabase, openTestDb } from '../harness/database.ts'

let client: DbClient
let db: Db
beforeAll(async () => {
  client = openTestDb(await createTestDatabase())
  db = client.db
})
afterAll(() => client.close())

let drawn = 0
const insertStore = async (columns: Partial<typeof stores.$inferInsert> = {}) => {
  const id = (++drawn).toString(16).padStart(8, '0')
  const name = `shop-${id}`
  await db.insert(stores).values({
    id,
    storeName: name,
    namespace: `${name}-ns`,
    helmRelease: name,
    domain: `${name}.localhost`,
    clusterId: 'test',
    createdBy: 'test',
    title: name,
    adminEmail: 'a@example.com',
    locale: 'en_US',
    timezone: 'UTC',
    plan: 'small',
    ...columns,
  })
  return id
}
const read = async (id: string) => (await db.select().from(stores).where(eq(stores.id, id)))[0]
const past = sql`clock_timestamp() - interval '1 second'`
const at = new Date()

const applied = { attemptGeneration: 1, appliedGeneration: 1 }
const ready = { ...applied, sealedAt: at, workloadsGeneration: 1, readyGeneration: 1 }
test.each<[string, Partial<typeof stores.$inferInsert>, string]>([
  ['just asked for', {}, 'Pending'],
  ['attempted', { attemptGeneration: 1 }, 'Provisioning'],
  ['workloads ready, not sealed', { ...ready, sealedAt: null }, 'Provisioning'],
  ['ready and sealed', ready, 'Ready'],
  ['ready, with an observed trouble', { ...ready, observedReason: 'FrontPage' }, 'Degraded'],
  ['was ready, is not now', { ...ready, workloadsGeneration: null }, 'Degraded'],
  ['a newer generation is on its way', { ...ready, generation: 2 }, 'Updating'],
  [
    'a newer generation was attempted',
    { ...ready, generation: 2, attemptGeneration: 2, workloadsGeneration: null },
    'Updating',
  ],
  ['a late report of an older generation', { ...ready, generation: 2, workloadsGeneration: 1 }, 'Updating'],
  ['failed on its first way', { ...applied, failedGeneration: 1 }, 'Failed'],
  ['a failed first way, tried again', { generation: 2, attemptGeneration: 2, failedGeneration: 1 }, 'Provisioning'],
  [
    'a change failed, the older spec is ready',
    { ...ready, generation: 2, attemptGeneration: 2, failedGeneration: 2 },
    'Ready',
  ],
  [
    'a change failed, the older spec is not back yet',
    { ...ready, generation: 2, attemptGeneration: 2, failedGeneration: 2, workloadsGeneration: null },
    'Degraded',
  ],
  [
    'ready for a moment, never sealed, and the change after it failed',
    { ...ready, sealedAt: null, generation: 2, attemptGeneration: 2, failedGeneration: 2, workloadsGeneration: null },
    'Degraded',
  ],
  ['blocked', { ...ready, attemptReason: 'DataLost' }, 'Failed'],
  ['blocked in an older generation', { ...ready, generation: 2, attemptReason: 'DataLost' }, 'Updating'],
  ['wanted absent, whatever else', { ...ready, desiredState: 'absent' }, 'Deleting'],
  ['deleted', { ...ready, desiredState: 'absent', deletedAt: at }, 'Deleted'],
])('status: %s', async (_name, columns, status) => {
  expect((await read(await insertStore(columns)))?.status).toBe(status)
})

// A migration that changes the rule makes the column anew, and its index goes with the old one.
test('rows that are not at rest are found by an index', async () => {
  const { rows } = await db.execute(sql`select indexdef from pg_indexes where indexname = 'stores_unsettled'`)
  expect(rows).toEqual([{ indexdef: expect.stringContaining('status <> ALL') }])
})

test.each<[string, Partial<typeof stores.$inferInsert>, boolean]>([
  ['at rest', ready, false],
  ['whose helm may be alive or was cut off', { ...ready, helmUntil: at }, true],
  ['that a worker holds, or held when it died', { ...ready, leaseOwner: 'w', leaseUntil: at }, true],
  ['with a reset of its password under way', { ...ready, passwordReset: 'a' }, true],
  ['that is being made', applied, true],
  ['that is gone', { ...ready, desiredState: 'absent', deletedAt: at }, false],
])('the short sweep looks at a store %s: it does, or does not', async (_name, columns, isLookedAt) => {
  const id = await insertStore(columns)
  const page = await readObservedPage(db, { after: '', limit: 1_000, withSettled: false })
  expect(page.some(({ row }) => row.id === id)).toBe(isLookedAt)
})

test.each<[string, Partial<typeof stores.$inferInsert>, number]>([
  ['the newest, while it is being made', { generation: 2, readyGeneration: 1 }, 2],
  ['the last one seen ready, where the newest failed', { generation: 2, failedGeneration: 2, readyGeneration: 1 }, 1],
  ['the newest, where none was ever ready', { generation: 2, failedGeneration: 2 }, 2],
])('the generation in force is %s, in the database as in the code', async (_name, columns, expected) => {
  const row = await read(await insertStore(columns))
  expect(row?.generationInForce).toBe(expected)
  expect(row && generationInForce(row)).toBe(expected)
})

test('a change of status leaves one event, in the same transaction', async () => {
  const id = await insertStore()
  await changeStore(db, 'worker', id, () => ({ set: { attemptGeneration: 1 } }))
  await changeStore(db, 'worker', id, () => ({ set: { failedAttempts: 1 } }))
  const events = await db.select().from(storeEvents).where(eq(storeEvents.storeId, id))
  expect(events.map(({ type, data }) => [type, data])).toEqual([
    ['StatusChanged', { from: 'Pending', to: 'Provisioning', generation: 1, ready_generation: null }],
  ])
})

test('a look reads the specs that it needs, not all that ever were', async () => {
  const id = await insertStore()
  const spec = { chartVersion: '1.0.0', values: {} }
  await db.insert(storeSpecs).values([1, 2, 3, 4].map((generation) => ({ storeId: id, generation, spec })))
  expect([...(await findSpecs(db, id, [4, 2, 2, 9])).keys()].sort()).toEqual([2, 4])
})

test('a change that fails leaves neither row nor event', async () => {
  const id = await insertStore()
  const broken = changeStore(db, 'worker', id, () => ({
    set: { attemptGeneration: 1, generation: 'x' } as unknown as StorePatch,
  }))
  await expect(broken).rejects.toThrow()
  expect((await read(id))?.status).toBe('Pending')
})

test('of a hundred who take a lease at once one holds it', async () => {
  const id = await insertStore()
  const taken = await Promise.all(Array.from({ length: 100 }, (_, n) => takeStoreLease(db, id, `w${n}`, 30)))
  expect(taken.filter((row) => row !== null)).toHaveLength(1)
})

test('a lease that has run out is taken, and its old holder can neither renew nor write', async () => {
  const id = await insertStore()
  const old = await takeStoreLease(db, id, 'old', 30)
  await db.update(stores).set({ leaseUntil: past }).where(eq(stores.id, id))
  const next = await takeStoreLease(db, id, 'next', 30)
  expect(next?.fence).toBe((old?.fence ?? 0) + 1)
  const late = { storeId: id, fence: old?.fence ?? 0 }
  await expect(renewStoreLease(db, late, 30)).rejects.toThrow(LeaseLostError)
  await expect(writeAttempt(db, late, () => ({ set: { appliedGeneration: 9 } }))).rejects.toThrow(LeaseLostError)
  await expect(releaseStoreLease(db, late)).rejects.toThrow(LeaseLostError)
  expect(await read(id)).toMatchObject({ leaseOwner: 'next', appliedGeneration: null })
})

test('facts of a reconciler that was replaced are dropped', async () => {
  const id = await insertStore({ observedFence: 7, attemptGeneration: 1 })
  const facts = { namespaceUid: 'ns', workloadsGeneration: 1, observedReason: null, observedMessage: null }
  expect(await writeFacts(db, id, 6, () => facts)).toBeNull()
  expect((await read(id))?.workloadsGeneration).toBeNull()
  expect(await writeFacts(db, id, 7, () => facts)).toMatchObject({ workloadsGeneration: 1, readyGeneration: 1 })
})

test('a named lease has one holder, whose fence rises with each turn', async () => {
  expect(await holdLease(db, 'turn', 'a', 30)).toBe(1)
  expect(await holdLease(db, 'turn', 'b', 30)).toBeNull()
  expect(await holdLease(db, 'turn', 'a', 30)).toBe(1)
  await db.execute(sql`update leases set until = ${past} where name = 'turn'`)
  expect(await holdLease(db, 'turn', 'b', 30)).toBe(2)
  expect(await holdLease(db, 'turn', 'a', 30)).toBeNull()
})

test('events that are written at the same time commit in the order of their ids', async () => {
  const ids = await Promise.all(Array.from({ length: 20 }, () => insertStore()))
  const seen: number[] = []
  let reading = true
  const reader = (async () => {
    while (reading) {
      const rows = await db.select({ id: storeEvents.id }).from(storeEvents).orderBy(asc(storeEvents.id))
      const last = seen.at(-1) ?? 0
      seen.push(...rows.map(({ id }) => id).filter((id) => id > last))
    }
  })()
  await Promise.all(ids.map((id) => changeStore(db, 'worker', id, () => ({ set: { attemptGeneration: 1 } }))))
  reading = false
  await reader
  const all = await db.select({ id: storeEvents.id }).from(storeEvents).orderBy(asc(storeEvents.id))
  const last = seen.at(-1) ?? 0
  expect(seen).toEqual(all.map(({ id }) => id).filter((id) => id <= last))
})

test('a published chart version never changes', async () => {
  const chart = { version: '1.0.0', digest: 'a', archive: Buffer.from('a') }
  await registerChart(db, chart)
  await registerChart(db, chart)
  await expect(registerChart(db, { ...chart, digest: 'b' })).rejects.toThrow('raise the version of the chart')
})

test('an event that comes alone does not wait for who changes its store, nor the two for each other', async () => {
  const id = await insertStore()
  const changed = await changeStore(db, 'worker', id, async () => {
    await recordEvent(db, { storeId: id, actor: 'key:a', type: 'CredentialsRead', message: 'Read' })
    return { set: { title: 'Changed' }, events: [{ type: 'TitleChanged', message: 'Changed' }] }
  })
  expect(changed?.title).toBe('Changed')
  const told = await db.select().from(storeEvents).where(eq(storeEvents.storeId, id)).orderBy(asc(storeEvents.id))
  expect(told.map(({ type }) => type)).toEqual(['CredentialsRead', 'TitleChanged'])
})
