import { VisuallyHidden } from '@mantine/core'
import { useMediaQuery } from '@mantine/hooks'
import type { Store } from '@storeyard/client/types'
import type { StoreSort } from '@storeyard/core/contract/choices'
import { useWindowVirtualizer } from '@tanstack/react-virtual'
import { type CSSProperties, useCallback, useEffect, useLayoutEffect, useRef, useState } from 'react'
import table from '../../ui/Table.module.css'
import { roles } from '../../ui/tableRoles.ts'
import { StoreRow, StoreRowSkeleton } from './StoreRow.tsx'
import classes from './StoresPage.module.css'

// All rows of one height: where each stands is known without a look at it, and nothing moves while one scrolls.
const rowHeight = { wide: 77, narrow: 133 }
const overscan = 8
/** So many rows before the end, the next ones are asked for. */
const aheadRows = 40
/** Stand for the rows that follow until these are there. */
const outlinedRows = 4
const columns: { name: string; sort?: string }[] = [
  { name: 'Store', sort: 'name' },
  { name: 'Status' },
  { name: 'Plan' },
  { name: 'Address' },
  { name: 'Created', sort: 'created_at' },
]
const ariaSort = (column: string | undefined, sort: StoreSort) =>
  sort === column ? 'ascending' : sort === `-${column}` ? 'descending' : undefined

interface StoresTableProps {
  stores: readonly Store[]
  /** Null when nobody knows yet. */
  total: number | null
  sort: StoreSort
  busy: boolean
  hasMore: boolean
  /** Asks for the rows that follow; left out while that is under way or has failed. */
  onEnd?: () => void
  onDelete: (store: Store) => void
}

/** Holds what can be seen and a little more, however many stores there are. */
export function StoresTable({ stores, total, sort, busy, hasMore, onEnd, onDelete }: StoresTableProps) {
  const body = useRef<HTMLTableSectionElement>(null)
  const [top, setTop] = useState(0)
  const isNarrow = useMediaQuery('(max-width: 860px)', undefined, { getInitialValueInEffect: false })
  const height = isNarrow ? rowHeight.narrow : rowHeight.wide
  // Another function would have the place of every row told anew, with each frame of a scroll.
  const getItemKey = useCallback((index: number) => stores[index]?.id ?? index, [stores])
  const virtual = useWindowVirtualizer({
    count: stores.length + (hasMore ? outlinedRows : 0),
    estimateSize: () => height,
    getItemKey,
    scrollMargin: top,
    overscan,
    // Rows that are looked at stay where they are while others come above them; who is at the top sees these come.
    anchorTo: window.scrollY > top ? 'end' : 'start',
    // Within the scroll event itself, rows and their layout would be one task too long for a quick hand.
    useFlushSync: false,
  })
  const items = virtual.getVirtualItems()
  const before = (items[0]?.start ?? top) - top
  const after = virtual.getTotalSize() - ((items.at(-1)?.end ?? top) - top)
  const lastIndex = items.at(-1)?.index ?? 0

  // biome-ignore lint/correctness/useExhaustiveDependencies: what stands above is as high as the width lets it
  useLayoutEffect(() => {
    setTop((body.current?.getBoundingClientRect().top ?? 0) + window.scrollY)
    virtual.measure()
  }, [height])
  useEffect(() => {
    if (lastIndex >= stores.length - aheadRows) onEnd?.()
  }, [lastIndex, stores.length, onEnd])

  return (
    <table
      {...roles.table}
      className={table.table}
      style={{ '--row-height': `${height}px` } as CSSProperties}
      aria-label="Stores"
      aria-rowcount={total === null ? -1 : total + 1}
      aria-busy={busy}
    >
      <thead {...roles.rows}>
        <tr {...roles.row} className={classes.columns} aria-rowindex={1}>
          {columns.map((column) => (
            <th key={column.name} {...roles.columnHeader} scope="col" aria-sort={ariaSort(column.sort, sort)}>
              {column.name}
            </th>
          ))}
          <th {...roles.columnHeader} scope="col">
            <VisuallyHidden>Actions</VisuallyHidden>
          </th>
        </tr>
      </thead>
      <tbody {...roles.rows} ref={body} style={{ paddingTop: before, paddingBottom: after }}>
        {items.map(({ key, index }) => {
          const store = stores[index]
          return store ? (
            <StoreRow key={key} store={store} rowIndex={index + 2} onDelete={onDelete} />
          ) : (
            <StoreRowSkeleton key={key} />
          )
        })}
      </tbody>
    </table>
  )
}
