import { drizzle, type NodePgDatabase } from 'drizzle-orm/node-postgres'
import pg from 'pg'
import { openSocket } from './openSocket.ts'
import * as schema from './schema.ts'

export type Db = NodePgDatabase<typeof schema> & { $client: pg.Pool }
export type Tx = Parameters<Parameters<Db['transaction']>[0]>[0]

export interface DbClient {
  db: Db
  /** Resolves when the database answers. */
  ping: () => Promise<unknown>
  close: () => Promise<void>
}

export interface DbOptions {
  url: string
  applicationName: string
  connectionsMax: number
  /** A pool's connection may break at any time while it is idle; the next query opens another. */
  onError: (err: Error) => void
  /** Above what a statement may take; the pool closes what is idle well before. */
  silenceMs?: number
}

/** Every statement, and every wait for a connection or a lock, has a deadline of seconds. */
export function createDb({ url, applicationName, connectionsMax, onError, silenceMs = 20_000 }: DbOptions): DbClient {
  const pool = new pg.Pool({
    connectionString: url,
    application_name: applicationName,
    max: connectionsMax,
    connectionTimeoutMillis: 5_000,
    statement_timeout: 15_000,
    lock_timeout: 10_000,
    idle_in_transaction_session_timeout: 15_000,
    keepAlive: true,
    stream: () => openSocket(silenceMs),
  })
  pool.on('error', onError)
  // The pool hears of idle connections alone: one that breaks between two queries of a transaction would end the process.
  pool.on('connect', (client) => client.on('error', onError))
  return { db: drizzle(pool, { schema }), ping: () => pool.query('select 1'), close: () => pool.end() }
}
