import type { StoreStatus } from '../stores/statuses.ts'

export interface StoreFilter {
  name: string
  status: StoreStatus | ''
}

/** Every name that the cache knows its content by. */
export const keys = {
  session: ['session'] as const,
  lists: ['stores', 'list'] as const,
  list: (filter: StoreFilter) => ['stores', 'list', filter] as const,
  addressPattern: ['stores', 'address'] as const,
  store: (id: string) => ['stores', 'one', id] as const,
  generations: (id: string) => ['stores', 'generations', id] as const,
  usage: (id: string) => ['stores', 'usage', id] as const,
  objects: (id: string) => ['stores', 'objects', id] as const,
  events: (id: string) => ['stores', 'events', id] as const,
}
