import type { Store } from '@storeyard/client/types'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { keys } from '../api/keys.ts'
import { refreshActivity } from '../api/refreshActivity.ts'
import { placeInLists } from '../api/refreshListed.ts'

/** A change of one store: its answer is shown at once, in lists too, and history is asked for again. */
export const useStoreChange = <Input>(change: (input: Input) => Promise<Store>) => {
  const cache = useQueryClient()
  return useMutation({
    mutationFn: change,
    onSuccess: (store) => {
      cache.setQueryData(keys.store(store.id), store)
      void placeInLists(cache, [store])
      void refreshActivity(cache)
      void cache.invalidateQueries({ queryKey: keys.overview })
      void cache.invalidateQueries({ queryKey: keys.events(store.id) })
      void cache.invalidateQueries({ queryKey: keys.generations(store.id) })
    },
  })
}
