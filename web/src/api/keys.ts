import type { Plan, StoreStatus } from '@storeyard/client/types'
import type { StoreSort } from '@storeyard/core/contract/choices'

export interface StoreFilter {
  name: string
  /** None chosen: all but Deleted. */
  statuses: StoreStatus[]
  plans: Plan[]
  sort: StoreSort
}

export interface ActivityFilter {
  actor: string
  type: string
  store: string
}

/** Every name that the cache knows its content by. */
export const keys = {
  session: ['session'] as const,
  overview: ['overview'] as const,
  activities: ['activity'] as const,
  activity: (filter: ActivityFilter) => ['activity', filter] as const,
  lists: ['stores', 'list'] as const,
  list: (filter: StoreFilter) => ['stores', 'list', filter] as const,
  storeName: (id: string) => ['storeName', id] as const,
  nameCheck: (name: string) => ['stores', 'name', name] as const,
  storeSearch: (name: string) => ['stores', 'search', name] as const,
  store: (id: string) => ['stores', 'one', id] as const,
  generations: (id: string) => ['stores', 'generations', id] as const,
  usage: (id: string) => ['stores', 'usage', id] as const,
  objects: (id: string) => ['stores', 'objects', id] as const,
  events: (id: string) => ['stores', 'events', id] as const,
}
