import { drizzle } from 'drizzle-orm/node-postgres'
import { migrate } from 'drizzle-orm/node-postgres/migrator'
import pg from 'pg'

const migrationsFolder = new URL('../../drizzle', import.meta.url).pathname
// Any constant that nothing else in this database locks on.
const migrationLock = 7_102_024

/** Brings the schema to this release's, forward only. Any number of services may call it at once. */
export async function migrateDatabase(url: string): Promise<void> {
  const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: 5_000, statement_timeout: 300_000 })
  await client.connect()
  try {
    await client.query('select pg_advisory_lock($1)', [migrationLock])
    await migrate(drizzle(client), { migrationsFolder })
  } finally {
    // Ending the connection releases the lock.
    await client.end()
  }
}
