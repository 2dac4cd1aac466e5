import type { QueryClient } from '@tanstack/react-query'
import { keys } from './keys.ts'
import { refreshActivity } from './refreshActivity.ts'
import { refreshListed } from './refreshListed.ts'

/** Whatever is shown is asked for again, but who is signed in: each answer tells that anyway. */
export const refreshAll = (cache: QueryClient) =>
  cache.invalidateQueries({ predicate: ({ queryKey }) => queryKey[0] !== keys.session[0] })

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
