import { Button } from '@mantine/core'
import type { Store } from '@storeyard/client/types'
import { IconArrowLeft } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { useMemo } from 'react'
import { Link, useParams } from 'react-router'
import { describeError } from '../../api/describeError.ts'
import { isNoStore, storeQuery } from '../../api/stores.ts'
import { NoSuchPage } from '../../app/NoSuchPage.tsx'
import { paths } from '../../app/paths.ts'
import { Notice } from '../../ui/Notice.tsx'
import { PageSkeleton } from '../../ui/PageSkeleton.tsx'
import { useKeptFocus } from '../../ui/useKeptFocus.ts'
import { useStatusNews } from '../useStatusNews.tsx'
import { StateNotice } from './StateNotice.tsx'
import { StoreHead } from './StoreHead.tsx'
import classes from './StorePage.module.css'
import { StoreTabs } from './StoreTabs.tsx'

const none: Store[] = []

export function StorePage() {
  const { id = '' } = useParams()
  const { data: store, error, refetch } = useQuery(storeQuery(id))
  useStatusNews(useMemo(() => (store ? [store] : none), [store]))
  useKeptFocus()

  if (!store && isNoStore(error)) return <NoSuchPage />
  if (!store && error)
    return (
      <Notice
        tone="warn"
        role="alert"
        title="The store cannot be shown at the moment"
        actions={
          <Button variant="default" size="xs" onClick={() => refetch()}>
            Try now
          </Button>
        }
      >
        <div>{describeError(error)} It is tried again by itself.</div>
      </Notice>
    )
  if (!store) return <PageSkeleton />
  return (
    <article>
      <Link to={paths.stores} className={classes.back}>
        <IconArrowLeft size={16} aria-hidden="true" />
        All stores
      </Link>
      <StoreHead store={store} />
      <StateNotice store={store} />
      <StoreTabs key={store.id} store={store} />
    </article>
  )
}
