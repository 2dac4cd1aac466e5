import type { StoreFilter } from '../../api/keys.ts'
import { storeStatuses } from '../statuses.ts'

/** The filter lives in the address, so that it survives a reload and can be sent to somebody. */
export const readFilter = (query: URLSearchParams): StoreFilter => ({
  name: query.get('name') ?? '',
  status: storeStatuses.find((status) => status === query.get('status')) ?? '',
})

export const writeFilter = ({ name, status }: StoreFilter): Record<string, string> => ({
  ...(name && { name }),
  ...(status && { status }),
})

export const isFiltering = ({ name, status }: StoreFilter) => name !== '' || status !== ''
