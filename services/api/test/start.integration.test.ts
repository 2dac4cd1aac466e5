import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { readFile, rm, stat, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { Writable } from 'node:stream'
import { text } from 'node:stream/consumers'
import { createKeyText, findCallerByKey, hashSecret } from '@storeyard/core/db/keys'
import { apiKeys } from '@storeyard/core/db/schema'
import { createLogger } from '@storeyard/core/observability/logger'
import { eq, sql } from 'drizzle-orm'
import { createTestDatabase, openTestDb } from '../../core/test/harness/database.ts'
import { ensureAdminKey } from '../src/access/ensureAdminKey.ts'
import { bearer, startTestApi } from './support/testApi.ts'
import { makeTestFolder } from './support/testFolder.ts'
import { unreachableCluster } from './support/unreachableCluster.ts'

const newFile = async () => join(await makeTestFolder(), 'admin-key')
const silent = createLogger({ service: 'test', level: 'silent' })

describe('the first admin key', () => {
  test('is made on a new database, written for its owner alone, works, and is never logged', async () => {
    const file = await newFile()
    const api = await startTestApi({ env: { ADMIN_KEY_FILE: file } })
    const key = (await readFile(file, 'utf8')).trim()
    expect((await stat(file)).mode & 0o777).toBe(0o600)
    expect((await api.as(bearer(key)).get('/api/v1/session')).body).toEqual({
      name: 'admin',
      role: 'admin',
      expires_at: null,
    })
    expect(api.logged()).toContain('the first admin key was made')
    expect(api.logged()).not.toContain(key)
  })

  test('stays the same over restarts, and serves a new database too', async () => {
    const file = await newFile()
    const first = await startTestApi({ env: { ADMIN_KEY_FILE: file } })
    const key = await readFile(file, 'utf8')
    await first.close()
    const second = await startTestApi({ env: { ADMIN_KEY_FILE: file, DATABASE_URL: first.databaseUrl } })
    const third = await startTestApi({ env: { ADMIN_KEY_FILE: file } })
    expect(await readFile(file, 'utf8')).toBe(key)
    for (const api of [second, third]) expect((await api.as(bearer(key.trim())).get('/stores')).status).toBe(200)
  })

  test('is made once by processes that start at once', async () => {
    const { db, close } = openTestDb(await createTestDatabase())
    const file = await newFile()
    await Promise.all(Array.from({ length: 4 }, () => ensureAdminKey(db, file, silent)))
    expect(await db.select().from(apiKeys)).toHaveLength(1)
    await close()
  })

  test('is not brought back by its file once it is revoked', async () => {
    const { db, close } = openTestDb(await createTestDatabase())
    const file = await newFile()
    await ensureAdminKey(db, file, silent)
    const key = (await readFile(file, 'utf8')).trim()
    await db.update(apiKeys).set({ revokedAt: sql`now()` })
    await ensureAdminKey(db, file, silent)
    const [row] = await db
      .select()
      .from(apiKeys)
      .where(eq(apiKeys.sha256, hashSecret(key)))
    expect(row?.revokedAt).not.toBeNull()
    await close()
  })

  test('that is dead, with no other that lives, is told of with the way out', async () => {
    const file = await newFile()
    const first = await startTestApi({ env: { ADMIN_KEY_FILE: file } })
    await first.db.update(apiKeys).set({ revokedAt: sql`now()` })
    await first.close()
    const { db, close } = openTestDb(first.databaseUrl)
    const lines: string[] = []
    const destination = new Writable({ write: (chunk, _encoding, done) => done(void lines.push(String(chunk))) })
    const logger = createLogger({ service: 'test', level: 'warn', destination })
    await ensureAdminKey(db, file, logger)
    expect(lines.join('')).toContain('remove the file to have one made')
    await rm(file)
    await ensureAdminKey(db, file, logger)
    expect(await findCallerByKey(db, (await readFile(file, 'utf8')).trim())).toMatchObject({ role: 'admin' })
    await close()
  })

  test('of a file that holds something else is refused', async () => {
    const { db, close } = openTestDb(await createTestDatabase())
    const file = await newFile()
    await writeFile(file, 'password\n')
    await expect(ensureAdminKey(db, file, silent)).rejects.toThrow('holds no key')
    await writeFile(file, createKeyText())
    await ensureAdminKey(db, file, silent)
    expect(await db.select().from(apiKeys)).toHaveLength(1)
    await close()
  })
})

describe('the process', () => {
  const start = (env: Record<string, string>) =>
    spawn(process.execPath, [new URL('../src/main.ts', import.meta.url).pathname], {
      env,
      stdio: ['ignore', 'pipe', 'pipe'],
    })

  test('tells every problem of its configuration and ends', async () => {
    const child = start({ PORT: 'x' })
    const [errors, [code]] = await Promise.all([text(child.stdout), once(child, 'exit')])
    expect(code).toBe(1)
    for (const name of ['PORT', 'DATABASE_URL', 'REDIS_URL']) expect(errors).toContain(name)
  })

  test('ends in good order on SIGTERM', async () => {
    const { databaseUrl, redisUrl } = await startTestApi()
    const child = start({
      PORT: '0',
      DATABASE_URL: databaseUrl,
      REDIS_URL: redisUrl,
      KUBECONFIG: await unreachableCluster(),
    })
    let output = ''
    for await (const chunk of child.stdout) {
      output += chunk
      if (output.includes('the api listens')) child.kill('SIGTERM')
    }
    expect(output).toContain('shut down')
    expect(child.exitCode ?? (await once(child, 'exit'))[0]).toBe(0)
  })
})
