import { plans, type StoreSort, storeNameLengthMax, storeSorts } from '@storeyard/core/contract/choices'
import type { StoreFilter } from '../../api/keys.ts'
import { storeStatuses } from '../statuses.ts'

const defaultSort: StoreSort = '-created_at'

export const noFilter: StoreFilter = { name: '', statuses: [], plans: [], sort: defaultSort }

/** The filter lives in the address, so that it survives a reload and can be sent to somebody. */
export const readFilter = (query: URLSearchParams): StoreFilter => ({
  name: (query.get('name') ?? '').slice(0, storeNameLengthMax),
  statuses: storeStatuses.filter((status) => query.getAll('status').includes(status)),
  plans: plans.filter((plan) => query.getAll('plan').includes(plan)),
  sort: storeSorts.find((sort) => sort === query.get('sort')) ?? defaultSort,
})

/** What is as by default is left out. */
export const writeFilter = ({ name, statuses, plans, sort }: StoreFilter): URLSearchParams =>
  new URLSearchParams([
    ...(name ? [['name', name]] : []),
    ...statuses.map((status) => ['status', status]),
    ...plans.map((plan) => ['plan', plan]),
    ...(sort === defaultSort ? [] : [['sort', sort]]),
  ])

export const isFiltering = ({ name, statuses, plans }: StoreFilter) =>
  name !== '' || statuses.length > 0 || plans.length > 0
