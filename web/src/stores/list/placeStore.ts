import type { Store } from '@storeyard/client/types'
import type { StoreSort } from '@storeyard/core/contract/choices'
import type { StorePage } from '@storeyard/core/contract/stores'
import type { StoreFilter } from '../../api/keys.ts'

/** As the api filters. */
const fits = ({ status, plan, store_name }: Store, { name, statuses, plans }: StoreFilter): boolean =>
  (statuses.length > 0 ? statuses.includes(status) : status !== 'Deleted') &&
  (plans.length === 0 || plans.includes(plan)) &&
  store_name.includes(name.toLowerCase())

const compareText = (a: string, b: string) => (a < b ? -1 : a > b ? 1 : 0)

/** As the api sorts. */
const compare = (a: Store, b: Store, sort: StoreSort): number => {
  const isByName = sort.endsWith('name')
  const upwards = isByName ? compareText(a.store_name, b.store_name) : compareText(a.created_at, b.created_at)
  return (upwards || compareText(a.id, b.id)) * (sort.startsWith('-') ? -1 : 1)
}

/**
 * The pages of a list after a store of it has changed: it stands at its place, or nowhere when the filter leaves it
 * out, or when its place lies beyond what was asked for so far. A cursor names the last store of a page as it was
 * answered, and stays good.
 */
export function placeStore(pages: readonly StorePage[], store: Store, filter: StoreFilter): StorePage[] {
  const isFit = fits(store, filter)
  const isListed = pages.some(({ items }) => items.some(({ id }) => id === store.id))
  if (isListed)
    return changePage(
      pages,
      ({ items }) => items.some(({ id }) => id === store.id),
      (items) => items.flatMap((item) => (item.id !== store.id ? item : isFit ? store : [])),
    )
  if (!isFit) return [...pages]
  const isBefore = (item: Store) => compare(store, item, filter.sort) < 0
  const isLast = ({ next_cursor }: StorePage) => next_cursor === null
  return changePage(
    pages,
    (page) => page.items.some(isBefore) || isLast(page),
    (items) => {
      const place = items.findIndex(isBefore)
      return items.toSpliced(place < 0 ? items.length : place, 0, store)
    },
  )
}

const changePage = (
  pages: readonly StorePage[],
  isIt: (page: StorePage) => boolean,
  change: (items: Store[]) => Store[],
): StorePage[] => {
  const at = pages.findIndex(isIt)
  return pages.map((page, index) => (index === at ? { ...page, items: change(page.items) } : page))
}
