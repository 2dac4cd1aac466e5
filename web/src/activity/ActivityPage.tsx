import { Button, Center, Skeleton, Stack, Text } from '@mantine/core'
import { keepPreviousData, useInfiniteQuery } from '@tanstack/react-query'
import { useCallback, useMemo } from 'react'
import { useSearchParams } from 'react-router'
import { activityQuery } from '../api/activity.ts'
import { describeError } from '../api/describeError.ts'
import { Notice } from '../ui/Notice.tsx'
import { PageTitle } from '../ui/PageTitle.tsx'
import { SteadyButton } from '../ui/SteadyButton.tsx'
import table from '../ui/Table.module.css'
import { roles } from '../ui/tableRoles.ts'
import classes from './ActivityPage.module.css'
import { ActivityRow } from './ActivityRow.tsx'
import { ActivityToolbar } from './ActivityToolbar.tsx'
import { isFiltering, noFilter, readFilter, writeFilter } from './filter.ts'

const columns = ['When', 'What', 'Store', 'By']
const parts = ['api', 'worker', 'reconciler']

/** Who did what, from where, and what Storeyard did by itself. */
export function ActivityPage() {
  const [query, setQuery] = useSearchParams()
  const filter = useMemo(() => readFilter(query), [query])
  const changeFilter = useCallback((next: typeof filter) => setQuery(writeFilter(next), { replace: true }), [setQuery])
  const list = useInfiniteQuery({ ...activityQuery(filter), placeholderData: keepPreviousData })
  const shown = list.data?.pages.flatMap(({ items }) => items)
  // What stands in for a list that is on its way says nothing of it where it is empty.
  const events = list.isPlaceholderData && shown?.length === 0 ? undefined : shown
  const actors = [...new Set([...parts, ...(events ?? []).map(({ actor }) => actor)])]

  return (
    <>
      <PageTitle name="Activity" fz={{ base: 26, sm: 30 }} />
      <Text c="dimmed" mt={2}>
        What happened to all stores, keys and sessions, the newest first.
      </Text>
      <ActivityToolbar filter={filter} actors={actors} onChange={changeFilter} />
      {list.error && (
        <Notice
          tone="warn"
          role="alert"
          title="The activity cannot be shown at the moment"
          actions={
            <Button variant="default" size="xs" onClick={() => list.refetch()}>
              Try now
            </Button>
          }
        >
          <div>{describeError(list.error)}</div>
        </Notice>
      )}
      {!events && !list.error && (
        <Stack gap="sm" aria-busy="true" aria-label="Loading">
          <Skeleton h={64} radius="lg" />
          <Skeleton h={64} radius="lg" />
          <Skeleton h={64} radius="lg" />
        </Stack>
      )}
      {events?.length === 0 && (
        <Center py={48}>
          <Stack align="center" gap="sm">
            <Text c="dimmed">
              {isFiltering(filter) ? 'Nothing like that has happened.' : 'Nothing has happened yet.'}
            </Text>
            {isFiltering(filter) && (
              <Button variant="default" onClick={() => changeFilter(noFilter)}>
                Show all activity
              </Button>
            )}
          </Stack>
        </Center>
      )}
      {events && events.length > 0 && (
        <table
          {...roles.table}
          className={table.table}
          aria-label="Activity"
          aria-busy={list.isPlaceholderData}
          aria-rowcount={list.hasNextPage ? -1 : undefined}
        >
          <thead {...roles.rows}>
            <tr {...roles.row} className={classes.columns}>
              {columns.map((column) => (
                <th key={column} {...roles.columnHeader} scope="col">
                  {column}
                </th>
              ))}
            </tr>
          </thead>
          <tbody {...roles.rows}>
            {events.map((event) => (
              <ActivityRow key={event.id} event={event} />
            ))}
          </tbody>
        </table>
      )}
      {list.hasNextPage && (
        <Center mt="lg">
          <SteadyButton variant="default" loading={list.isFetchingNextPage} onClick={() => list.fetchNextPage()}>
            Load more
          </SteadyButton>
        </Center>
      )}
    </>
  )
}
