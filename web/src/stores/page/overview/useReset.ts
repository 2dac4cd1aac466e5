import { useInfiniteQuery } from '@tanstack/react-query'
import { useEffect, useRef } from 'react'
import { eventsQuery } from '../../../api/stores.ts'
import { announce } from '../../../ui/announce.ts'
import { type Reset, resetOf } from './resetOf.ts'

/** How the reset of a store's password stands; `onDone` when one ends while the page is open. */
export function useReset(id: string, onDone: () => void): Reset {
  const { data } = useInfiniteQuery(eventsQuery(id))
  const reset = resetOf(data?.pages.flatMap(({ items }) => items) ?? [])
  const before = useRef(reset.state)
  useEffect(() => {
    const wasPending = before.current === 'pending'
    before.current = reset.state
    if (!wasPending || reset.state !== 'done') return
    announce('WordPress has the new password. Reveal it.')
    // What is shown is the old one.
    onDone()
  }, [reset.state, onDone])
  return reset
}
