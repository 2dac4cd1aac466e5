import type { Db } from './client.ts'

/**
 * For a query that is asked so often that building and planning it is most of what it costs: built once for each name, and
 * after its first runs on a connection no longer planned by Postgres. As every connection keeps them all, what callers choose may make some
 * dozens of names and no more.
 */
export function prepareOnce<Form extends unknown[], Query>(prepare: (db: Db, name: string, ...form: Form) => Query) {
  const prepared = new WeakMap<Db, Map<string, Query>>()
  return (db: Db, name: string, ...form: Form): Query => {
    const ofDb = prepared.get(db) ?? new Map<string, Query>()
    prepared.set(db, ofDb)
    const query = ofDb.get(name) ?? prepare(db, name, ...form)
    ofDb.set(name, query)
    return query
  }
}
