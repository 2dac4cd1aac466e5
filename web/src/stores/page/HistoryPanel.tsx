import { Button, Skeleton, Stack, Text } from '@mantine/core'
import { useInfiniteQuery } from '@tanstack/react-query'
import { describeError } from '../../api/describeError.ts'
import { eventsQuery } from '../../api/stores.ts'
import { Panel } from '../../ui/Panel.tsx'
import { TimeAgo } from '../../ui/TimeAgo.tsx'
import { describeEvent } from '../describeEvent.ts'
import classes from './HistoryPanel.module.css'

export function HistoryPanel({ id }: { id: string }) {
  const history = useInfiniteQuery(eventsQuery(id))
  const events = history.data?.pages.flatMap(({ items }) => items)
  return (
    <Panel title="History">
      {events ? (
        <ol className={classes.list} reversed>
          {events.map((event) => {
            const { title, message, tone, by } = describeEvent(event)
            return (
              <li key={event.id} className={classes.item} data-tone={tone}>
                <div className={classes.what}>{title}</div>
                {message && <div className={classes.message}>{message}</div>}
                <div className={classes.meta}>
                  <TimeAgo at={event.at} /> · {by}
                </div>
              </li>
            )
          })}
        </ol>
      ) : history.error ? (
        <Text size="sm" c="dimmed">
          {describeError(history.error)}
        </Text>
      ) : (
        <Stack gap="lg" aria-busy="true">
          <Skeleton h={38} w="70%" />
          <Skeleton h={38} w="55%" />
          <Skeleton h={38} w="62%" />
        </Stack>
      )}
      {history.hasNextPage && (
        <Button
          variant="default"
          size="xs"
          mt="md"
          loading={history.isFetchingNextPage}
          onClick={() => history.fetchNextPage()}
        >
          Show earlier
        </Button>
      )}
    </Panel>
  )
}
