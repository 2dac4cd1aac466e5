import type { QueryClient, QueryKey } from '@tanstack/react-query'
import { keys } from './keys.ts'
import { refreshActivity } from './refreshActivity.ts'
import { refreshListed } from './refreshListed.ts'

const kindOf = (key: QueryKey) => key.slice(0, -1).join()
/** A store's name never changes. What its cluster says is polled: one that is slow to answer holds back nothing. */
const leftOut = [keys.storeName(''), keys.usage(''), keys.objects('')].map(kindOf)

/** Whatever is shown is asked for again, and who is signed in. */
export const refreshAll = (cache: QueryClient) =>
  cache.invalidateQueries({ predicate: ({ queryKey }) => !leftOut.includes(kindOf(queryKey)) })

/** After events of these stores, or of keys and sessions where there are none. */
export const refreshChanged = (cache: QueryClient, ids: string[]) =>
  Promise.all([
    refreshListed(cache, ids),
    refreshActivity(cache),
    cache.invalidateQueries({ queryKey: keys.overview }),
    ...ids.flatMap((id) => [
      cache.invalidateQueries({ queryKey: keys.store(id) }),
      cache.invalidateQueries({ queryKey: keys.events(id) }),
      cache.invalidateQueries({ queryKey: keys.generations(id) }),
    ]),
  ])
