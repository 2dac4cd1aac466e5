import type { Store } from '@storeyard/client/types'

export type StoreStatus = Store['status']
export type Tone = 'quiet' | 'moving' | 'good' | 'warn' | 'bad'

interface StatusView {
  tone: Tone
  /** It ends by itself: worth looking often. */
  transitional: boolean
  meaning: string
}

export const statusViews: Record<StoreStatus, StatusView> = {
  Pending: { tone: 'quiet', transitional: true, meaning: 'The store is accepted and waits for its turn.' },
  Provisioning: { tone: 'moving', transitional: true, meaning: 'WordPress and its database are starting.' },
  Ready: { tone: 'good', transitional: false, meaning: 'The store is up and answers its visitors.' },
  Degraded: { tone: 'warn', transitional: true, meaning: 'The store was up, and is not all right at the moment.' },
  Updating: { tone: 'moving', transitional: true, meaning: 'A change is on its way. What it changes starts anew.' },
  Failed: { tone: 'bad', transitional: false, meaning: 'The store could not be brought up. It needs your word.' },
  Deleting: { tone: 'quiet', transitional: true, meaning: 'The store and its data are being removed.' },
  Deleted: { tone: 'quiet', transitional: false, meaning: 'The store is gone. Its history stays.' },
}

export const storeStatuses = Object.keys(statusViews) as StoreStatus[]

export const isGoing = ({ status }: Pick<Store, 'status'>) => status === 'Deleting' || status === 'Deleted'
