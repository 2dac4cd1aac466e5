import type { WorkCause } from '@storeyard/core/domain/findWork'

/**
 * A repair is asked for when the same was found again after this time: within it a watch or a job under way catches up
 * by itself.
 */
const confirmMs = 2_000
// Somebody who writes the same back after each repair, such as an autoscaler, is answered less and less often: each
// repair may restart the shop. So is a claim that lost its label, which the watch misses and the worker finds.
const confirmMsMax = 60 * 60_000
const forgetMs = 2 * confirmMsMax

const damped: ReadonlySet<WorkCause> = new Set<WorkCause>(['drift', 'secretMissing', 'dataLost', 'permissionMissing'])

interface Repairs {
  count: number
  at: number
}

/** What was found once and has to be found again before it is repaired. */
export function createSuspects() {
  const suspects = new Map<string, { cause: WorkCause; since: number }>()
  /** By store and cause: a fight over one field delays no repair of anything else. */
  const repaired = new Map<string, Repairs>()
  const repairsOf = (storeId: string, cause: WorkCause, now: number): number => {
    const known = repaired.get(`${storeId} ${cause}`)
    return known && now - known.at < forgetMs ? known.count : 0
  }
  return {
    /** Milliseconds until the cause counts as confirmed; 0 when it is. */
    confirm: (storeId: string, cause: WorkCause, now: number): number => {
      const confirmAfterMs = damped.has(cause) ? waitMs(repairsOf(storeId, cause, now)) : confirmMs
      const known = suspects.get(storeId)
      if (known?.cause === cause) return Math.max(0, known.since + confirmAfterMs - now)
      suspects.set(storeId, { cause, since: now })
      return confirmAfterMs
    },
    /** What was confirmed is being handed on for its repair. */
    repaired: (storeId: string, cause: WorkCause, now: number) => {
      suspects.delete(storeId)
      for (const [key, { at }] of repaired) if (now - at >= forgetMs) repaired.delete(key)
      if (damped.has(cause)) repaired.set(`${storeId} ${cause}`, { count: repairsOf(storeId, cause, now) + 1, at: now })
    },
    /** What was suspected is not so, or no longer: the repairs before it are remembered. */
    clear: (storeId: string) => {
      suspects.delete(storeId)
    },
  }
}

const waitMs = (repairs: number) => Math.min(confirmMs * 2 ** repairs, confirmMsMax)
