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
  logger: Logger
  onChange: (active: boolean) => void
}

/** Of all instances one is active: the holder of a lease in Postgres, by the database's clock. */
export function lead({ db, owner, leaseSeconds, listed, logger, onChange }: LeadOptions): Leadership {
  let held: { fence: number; until: number; marked: boolean } | null = null
  let isListed = false
  listed.then(() => {
    isListed = true
  })
  // By our own clock, from before the request: never longer than the database counts.
  const fence = () => (held && held.until > performance.now() ? held.fence : null)

  const renew = async () => {
    const before = fence()
    const until = performance.now() + leaseSeconds * 1_000
    try {
      const got = await holdLease(db, reconcilerLease, owner, leaseSeconds)
      const marked = held?.fence === got && held?.marked === true
      held = got === null ? null : { fence: got, until, marked }
      if (held && isListed && !held.marked) {
        await markListed(db, reconcilerLease, owner)
        held.marked = true
      }
    } catch (err) {
      logger.warn({ err }, 'the lease could not be renewed')
    }
    const after = fence()
    if ((before === null) !== (after === null)) onChange(after !== null)
  }
  let running = Promise.resolve()
  const beat = () => {
    running = running.then(renew)
  }
  beat()
  listed.then(beat)
  const timer = setInterval(beat, (leaseSeconds * 1_000) / 4)
  return {
    fence,
    stop: async () => {
      clearInterval(timer)
      await running
      if (held) await dropLease(db, reconcilerLease, owner)
    },
  }
}
