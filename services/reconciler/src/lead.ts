import type { Db } from '@storeyard/core/db/client'
import { dropLease, holdLease, markListed, reconcilerLease } from '@storeyard/core/db/leases'
import type { Logger } from '@storeyard/core/observability/logger'

export interface Leadership {
  /** The fence of this instance's turn; null while another is active or the lease has run out. */
  fence: () => number | null
  stop: () => Promise<void>
}

export interface LeadOptions {
  db: Db
  owner: string
  leaseSeconds: number
  /** Resolves when the first full list of the cluster is in: deadlines are judged from then on. */
  listed: Promise<unknown>
  /** False while this instance sees nothing of the cluster: it leaves the lease to one that does. */
  sees: () => boolean
  logger: Logger
}

interface Held {
  fence: number
  /** By our own clock, from before the request: never longer than the database counts. */
  until: number
  marked: boolean
}

/** Of all instances one is active: the holder of a lease in Postgres, by the database's clock. */
export function lead({ db, owner, leaseSeconds, listed, sees, logger }: LeadOptions): Leadership {
  let held: Held | null = null
  let isListed = false
  let wasActive = false
  const fence = () => (held && held.until > performance.now() ? held.fence : null)

  const renew = async () => {
    if (!sees()) {
      if (held) await dropLease(db, reconcilerLease, owner)
      held = null
      return
    }
    const until = performance.now() + leaseSeconds * 1_000
    const got = await holdLease(db, reconcilerLease, owner, leaseSeconds)
    const marked = held?.fence === got && held?.marked === true
    held = got === null ? null : { fence: got, until, marked }
    if (!held || held.marked || !isListed) return
    await markListed(db, reconcilerLease, owner)
    held.marked = true
  }
  const beat = async () => {
    try {
      await renew()
    } catch (err) {
      logger.warn({ err }, 'the lease could not be renewed')
    }
    const active = fence() !== null
    if (active !== wasActive) logger.info({ active }, active ? 'this instance is active' : 'another instance is active')
    wasActive = active
  }
  let running: Promise<void> | null = null
  const next = () => {
    // A silent database must not pile beats up.
    running ??= beat().finally(() => {
      running = null
    })
  }
  next()
  listed.then(() => {
    isListed = true
    next()
  })
  const timer = setInterval(next, (leaseSeconds * 1_000) / 4)
  return {
    fence,
    stop: async () => {
      clearInterval(timer)
      await running
      if (held) await dropLease(db, reconcilerLease, owner)
    },
  }
}
