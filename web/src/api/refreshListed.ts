import { hasCode } from '@storeyard/client/apiError'
import type { Store } from '@storeyard/client/types'
import type { StorePage } from '@storeyard/core/contract/stores'
import type { InfiniteData, Query, QueryClient } from '@tanstack/react-query'
import { placeStore } from '../stores/list/placeStore.ts'
import { keys, type StoreFilter } from './keys.ts'
import { readStore } from './stores.ts'

/** Above it, one look at the pages is less than one at each store. */
const oneByOneMax = 20

/** Brings these stores up to date in every list that is shown, without asking for its other stores. */
export async function refreshListed(cache: QueryClient, ids: string[]): Promise<void> {
  if (ids.length === 0) return
  if (ids.length > oneByOneMax) return cache.invalidateQueries({ queryKey: keys.lists })
  const isShown = shownLists(cache).length > 0
  const stores = isShown ? await Promise.all(ids.map((id) => readIfThere(cache, id))) : []
  return placeInLists(
    cache,
    stores.filter((store) => store !== null),
  )
}

/** Puts what is known of these stores into every list that is shown; all others are asked for when they are. */
export async function placeInLists(cache: QueryClient, stores: Store[]): Promise<void> {
  await cache.invalidateQueries({ queryKey: keys.lists, type: 'inactive', refetchType: 'none' })
  for (const list of shownLists(cache)) await place(cache, list, stores)
}

const shownLists = (cache: QueryClient) => cache.getQueryCache().findAll({ queryKey: keys.lists, type: 'active' })

const readIfThere = (cache: QueryClient, id: string): Promise<Store | null> =>
  readStore(id).catch((err: unknown) => {
    // The lists' own look tells what is wrong, and when it is over.
    if (!hasCode(err, 'NOT_FOUND')) void cache.invalidateQueries({ queryKey: keys.lists })
    return null
  })

async function place(cache: QueryClient, list: Query, stores: Store[]): Promise<void> {
  // A page that is under way would be written over what is placed now.
  while (list.state.fetchStatus === 'fetching') await list.fetch().catch(() => undefined)
  const filter = list.queryKey[2] as StoreFilter
  cache.setQueryData<InfiniteData<StorePage, string>>(
    list.queryKey,
    (data) => data && { ...data, pages: stores.reduce((pages, store) => placeStore(pages, store, filter), data.pages) },
  )
}
