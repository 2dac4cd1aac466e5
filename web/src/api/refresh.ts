import type { QueryClient } from '@tanstack/react-query'
import { keys } from './keys.ts'
import { refreshActivity } from './refreshActivity.ts'
import { refreshListed } from './refreshListed.ts'

const [storeName] = keys.storeName('')

/** Whatever is shown is asked for again, and who is signed in; but a store's name never changes. */
export const refreshAll = (cache: QueryClient) =>
  cache.invalidateQueries({ predicate: ({ queryKey }) => queryKey[0] !== storeName })

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
