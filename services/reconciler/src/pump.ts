/**
 * Runs `work` for the ids that were marked: each at most once at a time, a few at once, and again when it was marked
 * meanwhile. Marks within `gatherMs` count as one, as a pod's start comes as a burst of events.
 */
export function createPump({
  work,
  onError,
  gatherMs = 20,
  concurrency = 8,
}: {
  work: (id: string) => Promise<void>
  onError: (id: string, err: unknown) => void
  gatherMs?: number
  concurrency?: number
}) {
  const marked = new Set<string>()
  const running = new Set<string>()
  let timer: NodeJS.Timeout | undefined

  const run = async (id: string) => {
    running.add(id)
    marked.delete(id)
    try {
      await work(id)
    } catch (err) {
      onError(id, err)
    } finally {
      running.delete(id)
      schedule()
    }
  }
  const start = () => {
    timer = undefined
    for (const id of [...marked]) {
      if (running.size >= concurrency) return
      if (!running.has(id)) run(id)
    }
  }
  const schedule = () => {
    if (marked.size > 0) timer ??= setTimeout(start, gatherMs)
  }
  const mark = (id: string) => {
    marked.add(id)
    schedule()
  }
  const later = new Map<string, { at: number; timer: NodeJS.Timeout }>()
  return {
    mark,
    /** One mark later an id: the earliest that was asked for. */
    markLater: (id: string, afterMs: number) => {
      const at = performance.now() + afterMs
      const waiting = later.get(id)
      if (waiting && waiting.at <= at) return
      clearTimeout(waiting?.timer)
      const timer = setTimeout(() => {
        later.delete(id)
        mark(id)
      }, afterMs)
      later.set(id, { at, timer })
    },
    stop: () => {
      for (const { timer } of later.values()) clearTimeout(timer)
      clearTimeout(timer)
      marked.clear()
    },
  }
}
