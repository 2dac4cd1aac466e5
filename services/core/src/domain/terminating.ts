import type { NamespaceOurs } from './observed.ts'

/** Every namespace takes some seconds to go, and says meanwhile what is still in it: only what lasts is news. */
const usualMs = 15_000

/** What holds a namespace that should be gone by now, in the cluster's own words; null while it goes its usual way. */
export function holdsNamespace({ conditions, terminatingSince }: NamespaceOurs, now: Date): string | null {
  const lasts = terminatingSince !== null && now.getTime() - terminatingSince.getTime() >= usualMs
  return lasts && conditions.length > 0 ? conditions.join(' ').slice(0, 500) : null
}
