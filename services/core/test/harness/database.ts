import { randomBytes } from 'node:crypto'
import pg from 'pg'
import { createDb, type DbClient } from '../../src/db/client.ts'
import { migrateDatabase } from '../../src/db/migrate.ts'
import { takeRedisDatabase } from './redis.ts'
import { testServers } from './servers.ts'

const template = 'storeyard_template'
const templateLock = 7_102_099

/** A fresh, migrated database on the run's Postgres: a copy of one that was migrated once. */
export async function createTestDatabase(serverUrl: string = testServers().postgresUrl): Promise<string> {
  const name = `test_${randomBytes(6).toString('hex')}`
  const client = new pg.Client({ connectionString: serverUrl, statement_timeout: 60_000 })
  await client.connect()
  try {
    // Test files run side by side; one of them makes the template, and copying needs it unused.
    await client.query('select pg_advisory_lock($1)', [templateLock])
    const { rowCount } = await client.query('select from pg_database where datname = $1', [template])
    if (rowCount === 0) await createTemplate(client, serverUrl)
    await client.query(`create database ${name} template ${template}`)
  } finally {
    await client.end()
  }
  return databaseUrl(serverUrl, name)
}

async function createTemplate(client: pg.Client, serverUrl: string): Promise<void> {
  const unfinished = `${template}_unfinished`
  await client.query(`drop database if exists ${unfinished}`)
  await client.query(`create database ${unfinished}`)
  await migrateDatabase(databaseUrl(serverUrl, unfinished))
  await client.query(`alter database ${unfinished} rename to ${template}`)
}

const databaseUrl = (serverUrl: string, name: string) => {
  const url = new URL(serverUrl)
  url.pathname = `/${name}`
  return url.toString()
}

/** For tests that look at rows themselves. */
export const openTestDb = (url: string): DbClient =>
  createDb({
    url,
    applicationName: 'test',
    connectionsMax: 4,
    // Tests stop Postgres on purpose, and the next query opens a connection again.
    onError: () => {},
  })

/** A queue's place that no other test file of this run uses. */
export const createTestRedis = (): Promise<string> => takeRedisDatabase(testServers().redisUrl)
