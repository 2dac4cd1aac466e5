import { Button, Group, Text } from '@mantine/core'
import type { Store } from '@storeyard/client/types'
import { IconPlus } from '@tabler/icons-react'
import { keepPreviousData, useInfiniteQuery, useQuery } from '@tanstack/react-query'
import { Suspense, useCallback, useMemo, useState } from 'react'
import { Link, Outlet, useLocation, useSearchParams } from 'react-router'
import { overviewQuery } from '../../api/overview.ts'
import { storesQuery } from '../../api/stores.ts'
import { paths } from '../../app/paths.ts'
import { useSession } from '../../session/SessionContext.ts'
import { canChange } from '../../session/session.ts'
import { lazyNamed } from '../../ui/lazyNamed.ts'
import { PageTitle } from '../../ui/PageTitle.tsx'
import { useStatusNews } from '../useStatusNews.tsx'
import { countInWords, countStores } from './countStores.ts'
import { readFilter, writeFilter } from './filter.ts'
import { StoresList } from './StoresList.tsx'
import { StoresToolbar } from './StoresToolbar.tsx'

const DeleteStoreDialog = lazyNamed('DeleteStoreDialog', () => import('../DeleteStoreDialog.tsx'))
const none: Store[] = []

export function StoresPage() {
  const session = useSession()
  const { search } = useLocation()
  const [query, setQuery] = useSearchParams()
  const filter = useMemo(() => readFilter(query), [query])
  const changeFilter = useCallback((next: typeof filter) => setQuery(writeFilter(next), { replace: true }), [setQuery])
  const list = useInfiniteQuery({ ...storesQuery(filter), placeholderData: keepPreviousData })
  const stores = useMemo(() => list.data?.pages.flatMap(({ items }) => items) ?? none, [list.data])
  const { data: overview } = useQuery(overviewQuery)
  const total = list.data ? countStores(filter, { loaded: stores.length, hasMore: list.hasNextPage }, overview) : null
  const [doomed, setDoomed] = useState<Store | null>(null)
  useStatusNews(stores)

  return (
    <>
      <Group justify="space-between" align="center" wrap="nowrap">
        <div>
          <PageTitle name="Stores" fz={{ base: 26, sm: 30 }} />
          <Text c="dimmed" mt={2} mih={24} role="status">
            {list.data && !list.isPlaceholderData && countInWords(total, stores.length)}
          </Text>
        </div>
        {canChange(session) && (
          <Button
            component={Link}
            to={{ pathname: paths.newStore, search }}
            leftSection={<IconPlus size={18} aria-hidden="true" />}
          >
            New store
          </Button>
        )}
      </Group>
      <StoresToolbar filter={filter} overview={overview} onChange={changeFilter} />
      <StoresList
        list={list}
        stores={stores}
        total={total}
        filter={filter}
        onFilter={changeFilter}
        onDelete={setDoomed}
      />
      <Suspense fallback={null}>
        {doomed && <DeleteStoreDialog store={doomed} onClose={() => setDoomed(null)} />}
        <Outlet />
      </Suspense>
    </>
  )
}
