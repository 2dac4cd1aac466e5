import { accessEndedChannel } from '@storeyard/core/db/accessEnded'
import type { Db } from '@storeyard/core/db/client'
import type { Caller } from '@storeyard/core/db/keys'
import { listen } from '@storeyard/core/db/listen'
import { readLiveCallers } from '@storeyard/core/db/liveCallers'
import type { Logger } from '@storeyard/core/observability/logger'

export interface CallerWatch {
  /** Calls `onEnd` once the caller's key or session has ended, until the returned function is called. */
  whileLive: (caller: Caller, onEnd: () => void) => () => void
  close: () => Promise<void>
}

export interface CallerWatchOptions {
  db: Db
  databaseUrl: string
  logger: Logger
  pollMs?: number
  blindMsMax?: number
}

/** A notice can be lost, as with a connection. */
const pollMsDefault = 2_000
/** No notice tells of what ends by its time. A stream that is open for longer is left to the poll. */
const timerMsMax = 24 * 60 * 60_000
/** While nobody can tell whether they are live, callers are taken for live no longer than so. */
const blindMsMaxDefault = 30_000

/** Looks again at the callers of open streams, in one query for all of this process, when a key or session ended. */
export function watchCallers({ db, databaseUrl, logger, ...options }: CallerWatchOptions): CallerWatch {
  const { pollMs = pollMsDefault, blindMsMax = blindMsMaxDefault } = options
  let lookedAt = performance.now()
  const watched = new Map<object, { caller: Caller; onEnd: () => void }>()
  let looking: Promise<void> | null = null
  let lookAgain = false

  const look = async () => {
    do {
      lookAgain = false
      const now = [...watched]
      const startedAt = performance.now()
      const callers = now.map(([, { caller }]) => caller)
      const isLive = callers.length > 0 ? await readLiveCallers(db, callers) : () => true
      lookedAt = startedAt
      for (const [place, { caller, onEnd }] of now) if (!isLive(caller) && watched.delete(place)) onEnd()
    } while (lookAgain)
  }

  const lookSoon = () => {
    lookAgain = true
    looking ??= look()
      .catch((err) => logger.warn({ err }, 'the callers of open streams could not be looked at'))
      .finally(() => {
        looking = null
      })
  }

  const endAll = () => {
    logger.warn({ streams: watched.size }, 'open streams end: whether their callers are live cannot be told')
    for (const [place, { onEnd }] of watched) if (watched.delete(place)) onEnd()
  }

  const listening = listen({
    url: databaseUrl,
    channel: accessEndedChannel,
    applicationName: 'storeyard-api-access',
    onNotice: lookSoon,
    onError: (err) => logger.warn({ err }, 'the listening connection broke'),
  })
  const poll = setInterval(() => {
    if (watched.size > 0 && performance.now() - lookedAt > blindMsMax) endAll()
    lookSoon()
  }, pollMs)

  return {
    whileLive: (caller, onEnd) => {
      const place = {}
      watched.set(place, { caller, onEnd })
      // It may have ended since it was checked, with its notice given before this.
      lookSoon()
      const endsInMs = caller.expiresAt ? caller.expiresAt.getTime() - Date.now() : timerMsMax
      const ending = endsInMs < timerMsMax ? setTimeout(lookSoon, endsInMs + 20) : undefined
      return () => {
        clearTimeout(ending)
        watched.delete(place)
      }
    },
    close: async () => {
      clearInterval(poll)
      await listening.close()
      await looking
    },
  }
}
