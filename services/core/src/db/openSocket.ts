import { Socket } from 'node:net'

/**
 * A connection to Postgres that ends when nothing came or went for `silenceMs`, as behind a network that drops all.
 * pg's own `query_timeout` leaves a transaction's connection in use with the query still on it, and keeps each answer in
 * memory until the next full collection.
 */
export const openSocket = (silenceMs: number): Socket => {
  const socket = new Socket()
  const refuse = () =>
    socket.destroy(
      Object.assign(new Error(`Postgres has not answered for ${silenceMs / 1_000} s`), { code: 'ETIMEDOUT' }),
    )
  return socket.setTimeout(silenceMs, refuse)
}
