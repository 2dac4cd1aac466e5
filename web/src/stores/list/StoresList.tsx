import { Button, Center } from '@mantine/core'
import type { Store } from '@storeyard/client/types'
import type { ReactNode } from 'react'
import { describeError } from '../../api/describeError.ts'
import type { StoreFilter } from '../../api/keys.ts'
import { Notice } from '../../ui/Notice.tsx'
import { isFiltering } from './filter.ts'
import { NoMatch, NoStores } from './NoStores.tsx'
import { StoreRow, StoreRowSkeleton } from './StoreRow.tsx'
import classes from './StoresPage.module.css'

interface StoresListProps {
  list: {
    error: Error | null
    data: unknown
    hasNextPage: boolean
    isFetchingNextPage: boolean
    isPlaceholderData: boolean
    refetch: () => unknown
    fetchNextPage: () => unknown
  }
  stores: readonly Store[]
  filter: StoreFilter
  onFilter: (filter: StoreFilter) => void
  onDelete: (store: Store) => void
}

const skeletonRows = ['first', 'second', 'third', 'fourth']

export function StoresList({ list, stores, filter, onFilter, onDelete }: StoresListProps) {
  if (list.data === undefined && list.error === null)
    return (
      <Rows busy>
        {skeletonRows.map((row) => (
          <StoreRowSkeleton key={row} />
        ))}
      </Rows>
    )
  if (list.data === undefined)
    return (
      <Notice
        tone="warn"
        role="alert"
        title="The stores cannot be shown at the moment"
        actions={
          <Button variant="default" size="xs" onClick={() => list.refetch()}>
            Try now
          </Button>
        }
      >
        <div>{describeError(list.error)} It is tried again by itself.</div>
      </Notice>
    )
  if (stores.length === 0)
    return isFiltering(filter) ? <NoMatch onClear={() => onFilter({ name: '', status: '' })} /> : <NoStores />
  return (
    <>
      <Rows busy={list.isPlaceholderData}>
        {stores.map((store) => (
          <StoreRow key={store.id} store={store} onDelete={onDelete} />
        ))}
      </Rows>
      {list.hasNextPage && (
        <Center mt="lg">
          <Button variant="default" loading={list.isFetchingNextPage} onClick={() => list.fetchNextPage()}>
            Show older stores
          </Button>
        </Center>
      )}
    </>
  )
}

const Rows = ({ busy, children }: { busy: boolean; children: ReactNode }) => (
  <>
    <div className={classes.columns} aria-hidden="true">
      <span>Store</span>
      <span>Status</span>
      <span>Address</span>
      <span>Created</span>
    </div>
    {/* biome-ignore lint/a11y/noRedundantRoles: Safari forgets that a list without bullets is one */}
    <ul className={classes.list} role="list" aria-label="Stores" aria-busy={busy}>
      {children}
    </ul>
  </>
)
