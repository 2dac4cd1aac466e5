/**
 * What no watch shows, such as a Secret that is gone while its pods run, a worker's own look finds: each store is due
 * for one so often, spread evenly so that no sweep hands on many at once.
 */
export function createCheckups(everySeconds: number) {
  const dueAt = new Map<string, number>()
  const everyMs = everySeconds * 1_000
  return {
    /** True once a round for each store. */
    isDue: (storeId: string, now: number): boolean => {
      const due = dueAt.get(storeId) ?? now + Math.random() * everyMs
      dueAt.set(storeId, due <= now ? now + everyMs : due)
      return due <= now
    },
    /** Forgets stores that live no more. */
    keep: (living: ReadonlySet<string>) => {
      for (const id of dueAt.keys()) if (!living.has(id)) dueAt.delete(id)
    },
  }
}
export type Checkups = ReturnType<typeof createCheckups>
