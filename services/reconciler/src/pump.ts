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
  const later = new Set<NodeJS.Timeout>()
  return {
    mark,
    markLater: (id: string, afterMs: number) => {
      const waiting = setTimeout(() => {
        later.delete(waiting)
        mark(id)
      }, afterMs)
      later.add(waiting)
    },
    stop: () => {
      for (const waiting of later) clearTimeout(waiting)
      clearTimeout(timer)
      marked.clear()
    },
  }
}
