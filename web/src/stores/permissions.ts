import type { Store } from '@storeyard/client/types'
import type { Session } from '@storeyard/core/contract/sessions'
import { canChange } from '../session/session.ts'
import { isGoing } from './statuses.ts'

/** Why something cannot be done, in a sentence; null when it can. What cannot be done is shown with its reason. */
export const whyNotChange = (session: Session): string | null =>
  canChange(session) ? null : 'Your key may look only. Ask for one with the role operator.'

const whyNotAdmin = (session: Session): string | null =>
  session.role === 'admin' ? null : 'This needs a key with the role admin.'

/** An act that gives up data, or a store, is an admin's. */
export const whyNotTake = (act: Store['ways_out'][number], session: Session): string | null => {
  const isForAdmins = act === 'accept_data_loss' || act === 'abandon'
  return isForAdmins ? whyNotAdmin(session) : whyNotChange(session)
}

export const whyNotResetPassword = (store: Store, session: Session): string | null => {
  if (store.ready_at === null) return 'The store was never ready.'
  return store.status === 'Failed' ? 'Lead the store out of its trouble first.' : whyNotAdmin(session)
}

export const whyNotAlter = (store: Store, session: Session): string | null =>
  store.reason === 'RowBehindCluster' && store.ways_out.includes('adopt')
    ? 'Adopt what the cluster holds first.'
    : whyNotChange(session)

export const whyNotDelete = (store: Store, session: Session): string | null => {
  if (store.status === 'Deleted') return 'The store is gone already.'
  if (isGoing(store)) return 'The store is being deleted already.'
  if (store.deletion_protection) return 'Protected against deletion. Take the protection off first.'
  return whyNotChange(session)
}
