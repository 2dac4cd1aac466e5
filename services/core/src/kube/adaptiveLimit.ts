/** What the last answers taught, and how much may run at once because of it. */
export interface AdaptiveLimit {
  limit: number
  raisedAtMs: number
  loweredAtMs: number
  /** A running mean of the latency, and the least that this mean was. */
  recentMs: number
  leastMs: number
}

export interface Answer {
  atMs: number
  /** It was refused or lost in a way that less load would mend. */
  trouble: boolean
  /** Left out where the time says nothing of the cluster. */
  latencyMs?: number
}

/** The answers to one burst tell the same, so they count as one step. */
const stepMs = 1_000
/** Of the mean: an answer that is late alone changes little. */
const weight = 0.1
/** A cluster that became slower for good is taken as it is after a thousand answers or so. */
const forget = 0.0001
const latencyFactor = 8
/** Kubernetes promises single objects within a second: below it nothing is slow. */
const latencyMsMin = 1_000

export const openLimit = (ceiling: number): AdaptiveLimit => ({
  limit: ceiling,
  raisedAtMs: Number.NEGATIVE_INFINITY,
  loweredAtMs: Number.NEGATIVE_INFINITY,
  recentMs: 0,
  leastMs: Number.POSITIVE_INFINITY,
})

/**
 * Additive increase, multiplicative decrease: the limit is halved by trouble or by latency far above the least one
 * learned, and grows by one a second while all is well. Between 1 and the ceiling.
 */
export function adaptLimit(before: AdaptiveLimit, answer: Answer, ceiling: number): AdaptiveLimit {
  const state = learnLatency(before, answer.latencyMs)
  const slow = state.recentMs > Math.max(latencyMsMin, latencyFactor * state.leastMs)
  const sinceLowered = answer.atMs - state.loweredAtMs
  if (answer.trouble || (slow && answer.latencyMs !== undefined))
    return sinceLowered < stepMs
      ? state
      : { ...state, limit: Math.max(1, Math.floor(state.limit / 2)), loweredAtMs: answer.atMs }
  if (sinceLowered < stepMs || answer.atMs - state.raisedAtMs < stepMs) return state
  return { ...state, limit: Math.min(ceiling, state.limit + 1), raisedAtMs: answer.atMs }
}

function learnLatency(state: AdaptiveLimit, latencyMs: number | undefined): AdaptiveLimit {
  if (latencyMs === undefined) return state
  const first = state.leastMs === Number.POSITIVE_INFINITY
  const recentMs = first ? latencyMs : state.recentMs + weight * (latencyMs - state.recentMs)
  const least = first ? recentMs : state.leastMs + forget * (recentMs - state.leastMs)
  return { ...state, recentMs, leastMs: Math.min(least, recentMs) }
}
