/** A watch that was followed and how it ended; what is to be done next is decided from it alone. */
export type WatchEnd =
  /** The server closed it, as it was asked to after a while: it goes on from the last version. */
  | { kind: 'closed'; lastedMs: number }
  /** Its version is too old to go on from. */
  | { kind: 'expired' }

/**
 * The server is asked to close a watch after so long: that it does is its sign of life when nothing happens. The client
 * takes a watch for dead after 30 s of silence, so it is less than that.
 */
export const watchSeconds = (random: number) => 18 + Math.floor(random * 5)
/** A missed event would stay missed without a new list. */
const relistMs = 10 * 60_000
/** Closed before the server was asked to: something between closes it, so events may be lost there. */
const shortMs = 3_000

export type NextStep = 'resume' | 'list' | 'fail'

/** After a watch: go on from where it ended, list again, or take it as broken and pause first. */
export function planNext(end: WatchEnd, sinceListMs: number): NextStep {
  if (end.kind === 'expired') return 'list'
  if (end.lastedMs < shortMs) return 'fail'
  return sinceListMs >= relistMs ? 'list' : 'resume'
}

const pauseMs = { min: 250, max: 10_000 }

/** Longer after each failure in a row, with jitter so that the watches of all kinds do not come back as one. */
export const pauseAfter = (failures: number, random: number) =>
  Math.min(pauseMs.min * 2 ** failures, pauseMs.max) * (0.5 + random / 2)

/** What worked for a while before it broke starts a new row of failures. */
export const countFailures = (failures: number, workedMs: number) => (workedMs > pauseMs.max ? 0 : failures + 1)
