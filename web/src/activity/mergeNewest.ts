import type { StoreEventPage } from '@storeyard/core/contract/stores'
import type { InfiniteData } from '@tanstack/react-query'

type Pages = InfiniteData<StoreEventPage, string>

/** Above it, a page that nobody looks after would take ever more memory; what people loaded themselves does not count. */
const firstMax = 500

/**
 * Puts a newer first page before what is there. Where there is a gap between them, or much has come by itself, the list
 * begins anew with it.
 */
export function mergeNewest({ pages, pageParams }: Pages, newest: StoreEventPage): Pages {
  const [first, ...others] = pages
  const oldest = newest.items.at(-1)
  if (!first || !oldest) return { pages: [newest], pageParams: [''] }
  const known = new Set(first.items.map(({ id }) => id))
  const isGap = newest.next_cursor !== null && !newest.items.some(({ id }) => known.has(id))
  const added = newest.items.filter(({ id }) => !known.has(id))
  if (isGap || first.items.length + added.length > firstMax) return { pages: [newest], pageParams: [''] }
  return { pages: [{ ...first, items: [...added, ...first.items] }, ...others], pageParams }
}
