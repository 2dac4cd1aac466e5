import { hashSecret } from '@storeyard/core/db/keys'
import { sessions } from '@storeyard/core/db/schema'
import { eq, type SQL, sql } from 'drizzle-orm'
import { until } from '../../core/test/harness/server.ts'
import type { ApiAnswer } from './support/apiClient.ts'
import { readEvents } from './support/eventReader.ts'
import { expectProblem } from './support/problem.ts'
import { signIn } from './support/session.ts'
import { dashboardOrigin, startTestApi, type TestApi } from './support/testApi.ts'

let api: TestApi
beforeAll(async () => {
  api = await startTestApi()
})

const call = (cookie: string) => api.as({ cookie }).get('/api/v1/session')
const cookieOf = (answer: ApiAnswer) => answer.headers.get('set-cookie')?.split(';')[0] ?? null
const idOf = async (token: string) => {
  const [row] = await api.db
    .select()
    .from(sessions)
    .where(eq(sessions.sha256, hashSecret(token)))
  if (!row) throw new Error('no such session')
  return row.id
}
/** As if so much time had passed. */
const age = (id: number, column: 'rotated_at' | 'last_used_at' | 'previous_until', interval: string) =>
  api.db.execute(
    sql`update sessions set ${sql.identifier(column)} = ${sql.identifier(column)} - ${interval}::interval where id = ${id}`,
  )
const start = async () => {
  const { cookie, token } = await signIn(api, api.keys.admin)
  return { cookie, id: await idOf(token) }
}

describe('the token', () => {
  test('stays while it is young', async () => {
    const { cookie } = await start()
    expect(cookieOf(await call(cookie))).toBeNull()
  })

  test('changes after its time; the old one is good for requests on their way, and not for ever', async () => {
    const { cookie, id } = await start()
    await age(id, 'rotated_at', '16 minutes')
    const answer = await call(cookie)
    const next = cookieOf(answer)
    expect(answer.status).toBe(200)
    expect(answer.headers.get('set-cookie')).toMatch(/; Expires=.*; HttpOnly; Secure; SameSite=Strict/)
    if (!next) throw new Error('the token did not change')
    // The other tab.
    expect((await call(cookie)).status).toBe(200)
    expect((await call(next)).status).toBe(200)
    expect((await call(cookie)).status).toBe(200)
    await age(id, 'previous_until', '61 seconds')
    expectProblem(await call(cookie), 'UNAUTHENTICATED')
    expect((await call(next)).status).toBe(200)
  })

  test('changes once, however many requests come at once', async () => {
    const { cookie, id } = await start()
    await age(id, 'rotated_at', '16 minutes')
    let release = () => {}
    const released = new Promise<void>((resolve) => {
      release = resolve
    })
    await new Promise<void>((locked, failed) => {
      api.db
        .transaction(async (tx) => {
          await tx.execute(sql`select from sessions where id = ${id} for update`)
          locked()
          await released
        })
        .catch(failed)
    })
    const asked = Promise.all(Array.from({ length: 5 }, () => call(cookie)))
    await until('all of them want to change it', async () => {
      const { rows } = await api.db.execute(sql`select from pg_stat_activity where datname = current_database()
        and wait_event_type = 'Lock' and query like 'update "sessions"%'`)
      return rows.length === 5
    })
    release()
    const answers = await asked
    expect(answers.every(({ status }) => status === 200)).toBe(true)
    const cookies = answers.map(cookieOf).filter((next) => next !== null)
    expect(cookies).toHaveLength(1)
    expect((await call(cookies[0] ?? '')).status).toBe(200)
  })

  test('that never arrived signs nobody out: the old one gets another', async () => {
    const { cookie, id } = await start()
    await age(id, 'rotated_at', '16 minutes')
    const lost = cookieOf(await call(cookie))
    await age(id, 'rotated_at', '2 minutes')
    const next = cookieOf(await call(cookie))
    if (!next || !lost) throw new Error('the token did not change')
    expect((await call(next)).status).toBe(200)
    expectProblem(await call(lost), 'UNAUTHENTICATED')
  })

  test('ends no stream when it changes', async () => {
    const { cookie, id } = await start()
    const reader = await readEvents(api.url, { cookie })
    await age(id, 'rotated_at', '16 minutes')
    const next = cookieOf(await call(cookie)) ?? ''
    await call(next)
    await age(id, 'previous_until', '61 seconds')
    // Another session's end makes the api look at all streams again.
    const other = await start()
    await api.admin.delete(`/api/v1/sessions/${other.id}`)
    await api.admin.post('/stores', { store_name: 'still-told' })
    await reader.waitFor({ type: 'Created' })
    reader.close()
  })
})

test.each<[string, (id: number) => Promise<unknown>]>([
  ['unused for two hours', (id) => age(id, 'last_used_at', '121 minutes')],
  ['at its end', (id) => api.db.update(sessions).set({ expiresAt: now }).where(eq(sessions.id, id))],
])('a session %s is over, and is not listed', async (_what, pass) => {
  const { cookie, id } = await start()
  await pass(id)
  expectProblem(await call(cookie), 'UNAUTHENTICATED')
  const { body } = await api.admin.get('/api/v1/sessions?limit=200')
  expect(body.items.map((session: { id: string }) => session.id)).not.toContain(`${id}`)
})
const now: SQL = sql`clock_timestamp()`

test('use keeps a session from being idle', async () => {
  const { cookie, id } = await start()
  await age(id, 'last_used_at', '119 minutes')
  await call(cookie)
  await age(id, 'last_used_at', '119 minutes')
  expect((await call(cookie)).status).toBe(200)
})

test('an admin sees who is signed in, from where, and which session is the own one', async () => {
  const viewer = await signIn(api, api.keys.viewer)
  const { cookie, id } = await start()
  const { body, status } = await api.as({ cookie }).get('/api/v1/sessions')
  expect(status).toBe(200)
  const [own, others] = body.items
  expect(own).toMatchObject({ id: `${id}`, key_name: 'admin', role: 'admin', address: '127.0.0.1', current: true })
  expect(others).toMatchObject({ key_name: 'viewer', role: 'viewer', current: false })
  expect(JSON.stringify(body)).not.toContain(hashSecret(viewer.token))
  const page = await api.admin.get('/api/v1/sessions?limit=1')
  expect((await api.admin.get(`/api/v1/sessions?limit=1&cursor=${page.body.next_cursor}`)).body.items).toEqual([others])
})

test('an admin ends a session and its streams within a second, and no other of the same key', async () => {
  const { cookie, id } = await start()
  const other = await start()
  const reader = await readEvents(api.url, { cookie })
  const startedAt = performance.now()
  expect((await api.admin.delete(`/api/v1/sessions/${id}`)).status).toBe(204)
  await reader.ended
  expect(performance.now() - startedAt).toBeLessThan(1_000)
  expectProblem(await call(cookie), 'UNAUTHENTICATED')
  expect((await call(other.cookie)).status).toBe(200)
  expectProblem(await api.admin.delete(`/api/v1/sessions/${id}`), 'NOT_FOUND')
})

test('signing out with the old token ends the session too', async () => {
  const { cookie, id } = await start()
  await age(id, 'rotated_at', '16 minutes')
  const next = cookieOf(await call(cookie)) ?? ''
  const answer = await api
    .as({ cookie, origin: dashboardOrigin, 'content-type': 'application/json' })
    .delete('/api/v1/session')
  expect(answer.status).toBe(204)
  expectProblem(await call(next), 'UNAUTHENTICATED')
})
