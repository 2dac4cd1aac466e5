import type { Store } from '@storeyard/client/types'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { keys } from '../api/keys.ts'

/** A change of one store: its answer is shown at once, lists and history are asked for again. */
export const useStoreChange = <Input>(change: (input: Input) => Promise<Store>) => {
  const cache = useQueryClient()
  return useMutation({
    mutationFn: change,
    onSuccess: (store) => {
      cache.setQueryData(keys.store(store.id), store)
      void cache.invalidateQueries({ queryKey: keys.lists })
      void cache.invalidateQueries({ queryKey: keys.events(store.id) })
      void cache.invalidateQueries({ queryKey: keys.generations(store.id) })
    },
  })
}
