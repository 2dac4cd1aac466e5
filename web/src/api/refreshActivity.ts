import type { StoreEventPage } from '@storeyard/core/contract/stores'
import type { InfiniteData, QueryClient } from '@tanstack/react-query'
import { mergeNewest } from '../activity/mergeNewest.ts'
import { activityPage } from './activity.ts'
import { type ActivityFilter, keys } from './keys.ts'

/** Asks for the newest events of each list that is shown; those that it has already never change. */
export async function refreshActivity(cache: QueryClient): Promise<void> {
  await cache.invalidateQueries({ queryKey: keys.activities, refetchType: 'none', type: 'inactive' })
  const lists = cache.getQueryCache().findAll({ queryKey: keys.activities, type: 'active' })
  await Promise.all(
    lists.map(async (list) => {
      const newest = await activityPage(list.queryKey[1] as ActivityFilter, '').catch(() => null)
      if (!newest) return
      while (list.state.fetchStatus === 'fetching') await list.fetch().catch(() => undefined)
      cache.setQueryData<InfiniteData<StoreEventPage, string>>(
        list.queryKey,
        (data) => data && mergeNewest(data, newest),
      )
    }),
  )
}
