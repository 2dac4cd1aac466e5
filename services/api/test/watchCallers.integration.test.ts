import { callerOfKey, createKeyText, insertKey } from '@storeyard/core/db/keys'
import { apiKeys } from '@storeyard/core/db/schema'
import { createLogger } from '@storeyard/core/observability/logger'
import { sql } from 'drizzle-orm'
import { createTestDatabase, openTestDb } from '../../core/test/harness/database.ts'
import { startPostgres } from '../../core/test/harness/postgres.ts'
import { watchCallers } from '../src/access/watchCallers.ts'

const logger = createLogger({ service: 'test', level: 'silent' })

async function watchOn(databaseUrl: string, options: { pollMs: number; blindMsMax?: number }) {
  const { db, close: closeDb } = openTestDb(databaseUrl)
  const caller = callerOfKey(await insertKey(db, { text: createKeyText(), name: 'watched', role: 'viewer' }))
  const watch = watchCallers({ db, databaseUrl, logger, ...options })
  return { db, caller, watch, close: () => watch.close().then(closeDb) }
}

const aMinute = 60_000

test('a stream that begins after the notice of its key’s end is ended all the same', async () => {
  const { db, caller, watch, close } = await watchOn(await createTestDatabase(), { pollMs: aMinute })
  const ended = Promise.withResolvers<void>()
  // The first look is over: what comes now is looked at for its own sake.
  await new Promise<void>((first) => {
    watch.whileLive({ ...caller, keyId: 'of nobody' }, first)
  })
  await db.update(apiKeys).set({ revokedAt: sql`now()` })
  watch.whileLive(caller, ended.resolve)
  await ended.promise
  await close()
})

test('a stream ends with its key’s time, of which there is no notice', async () => {
  const { db, watch, close } = await watchOn(await createTestDatabase(), { pollMs: aMinute })
  const expiresAt = new Date(Date.now() + 500)
  const key = await insertKey(db, { text: createKeyText(), name: 'short', role: 'viewer', expiresAt })
  await new Promise<void>((ended) => {
    watch.whileLive(callerOfKey(key), ended)
  })
  await close()
})

test('streams end when nobody can tell for long whether their keys are live', async () => {
  const postgres = await startPostgres()
  const databaseUrl = await createTestDatabase(postgres.url)
  const { caller, watch, close } = await watchOn(databaseUrl, { pollMs: 50, blindMsMax: 500 })
  const ended = Promise.withResolvers<void>()
  watch.whileLive(caller, ended.resolve)
  await postgres.halt()
  await ended.promise
  await postgres.resume()
  await close()
  await postgres.stop()
})
