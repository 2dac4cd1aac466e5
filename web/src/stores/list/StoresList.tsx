import { Button } from '@mantine/core'
import type { Store } from '@storeyard/client/types'
import { useCallback } from 'react'
import { describeError } from '../../api/describeError.ts'
import type { StoreFilter } from '../../api/keys.ts'
import { Notice } from '../../ui/Notice.tsx'
import { isFiltering, noFilter } from './filter.ts'
import { NoMatch, NoStores } from './NoStores.tsx'
import { StoresTable } from './StoresTable.tsx'

interface StoresListProps {
  list: {
    error: Error | null
    data: unknown
    hasNextPage: boolean
    isFetchingNextPage: boolean
    isFetchNextPageError: boolean
    isPlaceholderData: boolean
    refetch: () => unknown
    fetchNextPage: () => unknown
  }
  stores: readonly Store[]
  total: number | null
  filter: StoreFilter
  onFilter: (filter: StoreFilter) => void
  onDelete: (store: Store) => void
}

export function StoresList({ list, stores, total, filter, onFilter, onDelete }: StoresListProps) {
  const { fetchNextPage, hasNextPage, isFetchingNextPage, isFetchNextPageError, isPlaceholderData } = list
  const showMore = useCallback(() => void fetchNextPage(), [fetchNextPage])

  if (list.data === undefined && list.error !== null)
    return (
      <Trouble title="The stores cannot be shown at the moment" error={list.error} onRetry={list.refetch}>
        It is tried again by itself.
      </Trouble>
    )
  // What stands in for a list that is on its way says nothing of it where it is empty.
  const isComing = list.data === undefined || (isPlaceholderData && stores.length === 0)
  if (!isComing && stores.length === 0 && !hasNextPage)
    return isFiltering(filter) ? <NoMatch onClear={() => onFilter({ ...noFilter, sort: filter.sort })} /> : <NoStores />

  const canAsk = hasNextPage && !isFetchingNextPage && !isFetchNextPageError && !isPlaceholderData
  return (
    <>
      <StoresTable
        stores={stores}
        total={total}
        sort={filter.sort}
        busy={list.data === undefined || isPlaceholderData}
        hasMore={isComing || hasNextPage}
        onEnd={canAsk ? showMore : undefined}
        onDelete={onDelete}
      />
      {isFetchNextPageError && (
        <Trouble title="The next stores cannot be shown at the moment" error={list.error} onRetry={showMore} />
      )}
    </>
  )
}

interface TroubleProps {
  title: string
  error: Error | null
  children?: string
  onRetry: () => unknown
}

const Trouble = ({ title, error, children, onRetry }: TroubleProps) => (
  <Notice
    tone="warn"
    role="alert"
    title={title}
    actions={
      <Button variant="default" size="xs" onClick={() => onRetry()}>
        Try now
      </Button>
    }
  >
    <div>
      {describeError(error)} {children}
    </div>
  </Notice>
)
