import type { ActivityFilter } from '../api/keys.ts'

export const noFilter: ActivityFilter = { actor: '', type: '', store: '' }

/** The filter lives in the address, so that it survives a reload and can be sent to somebody. */
export const readFilter = (query: URLSearchParams): ActivityFilter => ({
  actor: query.get('actor') ?? '',
  type: query.get('type') ?? '',
  store: query.get('store') ?? '',
})

export const writeFilter = (filter: ActivityFilter): URLSearchParams =>
  new URLSearchParams(Object.entries(filter).filter(([, value]) => value !== ''))

export const isFiltering = (filter: ActivityFilter) => Object.values(filter).some((value) => value !== '')
