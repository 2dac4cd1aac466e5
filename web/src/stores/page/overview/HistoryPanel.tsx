import { Skeleton, Stack, Text } from '@mantine/core'
import type { StoreEvent } from '@storeyard/client/types'
import { useInfiniteQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { describeError } from '../../../api/describeError.ts'
import { eventsQuery } from '../../../api/stores.ts'
import { Panel } from '../../../ui/Panel.tsx'
import { SteadyButton } from '../../../ui/SteadyButton.tsx'
import { TimeAgo } from '../../../ui/TimeAgo.tsx'
import { describeEvent } from '../../describeEvent.ts'
import classes from './HistoryPanel.module.css'

const shownFirst = 6
const shownMore = 50

/** The newest of what happened; the rest on a word, from what is here already and then by the cursor. */
export function HistoryPanel({ id }: { id: string }) {
  const history = useInfiniteQuery(eventsQuery(id))
  const [shown, setShown] = useState(shownFirst)
  const events = history.data?.pages.flatMap(({ items }) => items)
  const showMore = () => {
    setShown(shown + shownMore)
    if (history.hasNextPage && (events?.length ?? 0) < shown + shownMore) void history.fetchNextPage()
  }
  return (
    <Panel title="History">
      {events ? (
        <ol className={classes.list}>
          {events.slice(0, shown).map((event) => (
            <Entry key={event.id} event={event} />
          ))}
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
      {events && (history.hasNextPage || events.length > shown) && (
        <SteadyButton variant="default" size="xs" mt="md" loading={history.isFetchingNextPage} onClick={showMore}>
          Show more
        </SteadyButton>
      )}
    </Panel>
  )
}

function Entry({ event }: { event: StoreEvent }) {
  const { title, message, tone, by } = describeEvent(event)
  return (
    <li className={classes.item} data-tone={tone}>
      <div className={classes.what}>{title}</div>
      {message && <div className={classes.message}>{message}</div>}
      <div className={classes.meta}>
        <TimeAgo at={event.at} /> · {by}
      </div>
    </li>
  )
}
