import type { QueryClient } from '@tanstack/react-query'
import { keys } from './keys.ts'
import { refreshActivity } from './refreshActivity.ts'
import { refreshListed } from './refreshListed.ts'

const [session] = keys.session
const [storeName] = keys.storeName('')
/** Each answer tells who is signed in, and names never change. */
const isLasting = (of: unknown) => of === session || of === storeName

/** Whatever is shown is asked for again. */
export const refreshAll = (cache: QueryClient) =>
  cache.invalidateQueries({ predicate: ({ queryKey }) => !isLasting(queryKey[0]) })

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
