import { hasCode } from '@storeyard/client/apiError'
import type { Store } from '@storeyard/client/types'
import { useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { keys } from '../api/keys.ts'
import type { Attempt, Seen } from '../api/stores.ts'
import { createAttempts } from './attempts.ts'
import { useStoreChange } from './useStoreChange.ts'

/** Others changed the store after it was looked at. */
export class ChangedSinceError extends Error {
  override name = 'ChangedSinceError'
  constructor(options: ErrorOptions) {
    super('Somebody changed the store since. Look at it again, then decide.', options)
  }
}

/** Sends a change; when it is refused because others changed the store, that is read again. */
export function useIfUnchanged(id: string) {
  const cache = useQueryClient()
  return async (change: Promise<Store>): Promise<Store> => {
    try {
      return await change
    } catch (err) {
      if (!hasCode(err, 'PRECONDITION_FAILED')) throw err
      for (const queryKey of [keys.store(id), keys.generations(id), keys.events(id)])
        void cache.invalidateQueries({ queryKey })
      throw new ChangedSinceError({ cause: err })
    }
  }
}

/**
 * For dialogs: a change of the store as it was when the dialog opened. Events go on updating the page behind it, and
 * nobody decides on what they have not seen; so a dialog that was refused for that asks no more.
 * `input` is all that is chosen: sent again after a lost answer, it is known again, and not refused for its own change.
 */
export function useCheckedChange<Input = void>(
  store: Store,
  change: (attempt: Attempt, input: Input) => Promise<Store>,
) {
  const ifUnchanged = useIfUnchanged(store.id)
  const [seen] = useState<Seen>({ id: store.id, generation: store.generation })
  const [attemptOf] = useState(createAttempts)
  const { mutate, isPending, error, reset } = useStoreChange((input: Input) =>
    ifUnchanged(change({ ...seen, attempt: attemptOf(input) }, input)),
  )
  const mayAsk = !(error instanceof ChangedSinceError)
  /** For what was chosen anew: a refusal was of what was chosen before. */
  const forgetRefusal = () => {
    if (error !== null && mayAsk) reset()
  }
  return { mutate, isPending, error, seen, mayAsk, forgetRefusal }
}
