import type { Session } from '@storeyard/core/contract/sessions'
import type { Store } from '@storeyard/core/contract/stores'
import { canChange } from '../session/session.ts'
import { isGoing } from './statuses.ts'

/** Why something cannot be done, in a sentence; null when it can. What cannot be done is shown with its reason. */
export const whyNotChange = (session: Session): string | null =>
  canChange(session) ? null : 'Your key may look only. Ask for one with the role operator.'

export const whyNotDelete = (store: Store, session: Session): string | null => {
  if (store.status === 'Deleted') return 'The store is gone already.'
  if (isGoing(store)) return 'The store is being deleted already.'
  if (store.deletion_protection) return 'Protected against deletion. Take the protection off first.'
  return whyNotChange(session)
}
