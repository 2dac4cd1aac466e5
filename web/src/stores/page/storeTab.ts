import type { Store } from '@storeyard/client/types'

export const tabNames = { overview: 'Overview', resources: 'Resources', logs: 'Logs', settings: 'Settings' } as const
export type StoreTab = keyof typeof tabNames

/** What there is to see: nothing of the cluster when the store is gone, nothing to change when it is going. */
export const tabsOf = ({ status }: Pick<Store, 'status'>): readonly StoreTab[] => {
  if (status === 'Deleted') return ['overview']
  if (status === 'Deleting') return ['overview', 'resources', 'logs']
  return ['overview', 'resources', 'logs', 'settings']
}
