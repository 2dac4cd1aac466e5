import type { System } from './system.ts'

/** Keeps the first words to Postgres that match, of the service with this application name, until they are released. */
export function holdWords(system: System, application: string, words: RegExp) {
  const reached = Promise.withResolvers<void>()
  const going = Promise.withResolvers<void>()
  const { postgres } = system.proxies
  // Postgres knows which client is whose, by the port that the proxy came from.
  const isOf = async (port: number | undefined) => {
    const { rows } = await system.db.query(
      'select application_name as name from pg_stat_activity where client_port = $1',
      [port],
    )
    return rows[0]?.name === application
  }
  let held = false
  postgres.setTap(async (bytes, link, next) => {
    if (held || !words.test(bytes.toString('latin1'))) return next()
    if (!(await isOf(link.server.localPort)) || held) return next()
    held = true
    reached.resolve()
    await going.promise
    next()
  })
  return {
    reached: reached.promise,
    release: () => {
      postgres.setTap(null)
      going.resolve()
    },
  }
}
