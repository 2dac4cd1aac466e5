import { Anchor } from '@mantine/core'
import type { Store } from '@storeyard/client/types'
import { useEffect, useRef } from 'react'
import { announce } from '../ui/announce.ts'
import { dropToast, toast } from '../ui/toast.ts'
import { explainCause } from './causes.ts'
import { isGoing, type StoreStatus } from './statuses.ts'

/** Tells of every change of status that happens while a page is open: to the ear always, to the eye where it matters. */
export function useStatusNews(stores: readonly Store[]) {
  const seen = useRef(new Map<string, StoreStatus>())
  useEffect(() => {
    for (const store of stores) {
      const before = seen.current.get(store.id)
      seen.current.set(store.id, store.status)
      if (before !== undefined && before !== store.status) void tell(store)
      // Another page may have told that it is ready.
      else if (before === undefined && isGoing(store)) void dropToast(store.id)
    }
  }, [stores])
}

async function tell(store: Store) {
  const cause = explainCause(store)
  announce(`${store.store_name} is ${store.status}${cause ? `: ${cause.title}` : ''}.`)
  // What was said of the status before does not hold any more.
  await dropToast(store.id)
  if (store.status === 'Ready')
    await toast({
      id: store.id,
      color: 'pine',
      title: `${store.store_name} is ready`,
      message: (
        <Anchor href={store.url} target="_blank" rel="noopener noreferrer" size="sm" c="var(--sy-accent)">
          Open the store
        </Anchor>
      ),
    })
  if (store.status === 'Failed')
    await toast({ id: store.id, color: 'red', title: `${store.store_name} failed`, message: cause?.title ?? '' })
}
