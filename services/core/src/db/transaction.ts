import { drizzle } from 'drizzle-orm/node-postgres'
import type { Db, Tx } from './client.ts'
import * as schema from './schema.ts'

/** One transaction. drizzle's own, of a pool, never gives back a connection that broke at its `begin`. */
export async function inTransaction<T>(db: Db, work: (tx: Tx) => Promise<T>): Promise<T> {
  const client = await db.$client.connect()
  try {
    return await drizzle(client, { schema }).transaction(work)
  } finally {
    // The pool drops one that is broken.
    client.release()
  }
}
