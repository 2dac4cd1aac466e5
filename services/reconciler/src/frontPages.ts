import { type FrontPageAnswer, judgeFrontPage } from '@storeyard/core/domain/frontPage'
import type { Logger } from '@storeyard/core/observability/logger'
import type { Visit } from './visit.ts'

export interface FrontPageOptions {
  visit: Visit
  /** Each store is asked at least so often while nothing changes. */
  everySeconds: number
  /** A verdict that changed. */
  onVerdict: (storeId: string) => void
  logger: Logger
}

interface Known {
  domain: string
  dueAt: number
  /** Null: as it should be. Undefined: not asked yet. */
  fault: string | null | undefined
  suspected: boolean
  /** Its pods came up anew while it was asked. */
  changed: boolean
}

// A change of pods or of the Ingress makes bad answers for a moment: only the second one in a row counts.
const confirmMs = 5_000
// While a page is bad somebody may be mending it.
const badEveryMs = 30_000
const atOnceMax = 4

/** Asks the front pages of ready stores as visitors do: soon after each change, then in a slow bounded round. */
export function createFrontPages({ visit, everySeconds, onVerdict, logger }: FrontPageOptions) {
  const known = new Map<string, Known>()
  const running = new Set<string>()

  const ask = async (id: string, store: Known) => {
    running.add(id)
    store.changed = false
    const fault = judgeFrontPage(await visit(store.domain).catch((): FrontPageAnswer | null => null))
    running.delete(id)
    const confirmed = fault === null || store.suspected
    store.suspected = fault !== null
    if (store.changed) store.dueAt = 0
    else store.dueAt = performance.now() + (fault === null ? everySeconds * 1_000 : confirmed ? badEveryMs : confirmMs)
    if (!confirmed || store.fault === fault) return
    store.fault = fault
    logger.info({ storeId: id, fault }, 'the answer of a front page changed')
    onVerdict(id)
  }

  return {
    /** The fault of a store's front page; null when there is none, undefined when it was not asked yet. */
    faultOf: (storeId: string) => known.get(storeId)?.fault,
    /** The store is ready: its page is asked within the round, or at once where `changed` says that it is another page. */
    watch: (storeId: string, domain: string, changed: boolean) => {
      const store = known.get(storeId)
      // Stores that are known from before this process started are spread over the round.
      if (!store) {
        const dueAt = performance.now() + (changed ? 0 : Math.random() * everySeconds * 1_000)
        known.set(storeId, { domain, dueAt, fault: undefined, suspected: false, changed })
      } else if (changed) {
        store.dueAt = 0
        store.changed = true
      }
    },
    forget: (storeId: string) => known.delete(storeId),
    /** Asks what is due, a few at once; to be called again and again, also while pages are asked. */
    round: async () => {
      const due = [...known].filter(([id, { dueAt }]) => dueAt <= performance.now() && !running.has(id))
      const free = due.sort(([, a], [, b]) => a.dueAt - b.dueAt).slice(0, atOnceMax - running.size)
      await Promise.all(free.map(([id, store]) => ask(id, store)))
    },
  }
}
export type FrontPages = ReturnType<typeof createFrontPages>
