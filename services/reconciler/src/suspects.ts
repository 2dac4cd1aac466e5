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

interface Suspect {
  cause: WorkCause | null
  since: number
  repairs: number
  repairedAt: number
}

/** What was found once and has to be found again before it is repaired. */
export function createSuspects() {
  const suspects = new Map<string, Suspect>()
  return {
    /** Milliseconds until the cause counts as confirmed; 0 when it is. */
    confirm: (storeId: string, cause: WorkCause, now: number): number => {
      const known = suspects.get(storeId)
      const repairs = recentRepairs(known, now)
      const confirmAfterMs = damped.has(cause) ? waitMs(repairs) : confirmMs
      if (known?.cause !== cause) {
        suspects.set(storeId, { cause, since: now, repairs, repairedAt: known?.repairedAt ?? Number.NEGATIVE_INFINITY })
        return confirmAfterMs
      }
      return Math.max(0, known.since + confirmAfterMs - now)
    },
    /** What was confirmed is being repaired. */
    repaired: (storeId: string, now: number) => {
      const repairs = recentRepairs(suspects.get(storeId), now) + 1
      suspects.set(storeId, { cause: null, since: now, repairs, repairedAt: now })
    },
    /** What was suspected is not so, or no longer: the repairs before it are remembered. */
    clear: (storeId: string, now: number) => {
      const known = suspects.get(storeId)
      if (known && now - known.repairedAt < forgetMs) known.cause = null
      else suspects.delete(storeId)
    },
  }
}

const recentRepairs = (known: Suspect | undefined, now: number) =>
  known && now - known.repairedAt < forgetMs ? known.repairs : 0

const waitMs = (repairs: number) => Math.min(confirmMs * 2 ** repairs, confirmMsMax)
