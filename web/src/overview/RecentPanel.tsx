import { Anchor, Skeleton, Stack, Text } from '@mantine/core'
import { useInfiniteQuery } from '@tanstack/react-query'
import { Link } from 'react-router'
import { noFilter } from '../activity/filter.ts'
import { activityQuery } from '../api/activity.ts'
import { describeError } from '../api/describeError.ts'
import { paths } from '../app/paths.ts'
import { Panel } from '../ui/Panel.tsx'
import { RecentItem } from './RecentItem.tsx'
import classes from './RecentPanel.module.css'

const shownMax = 10

export function RecentPanel() {
  const { data, error } = useInfiniteQuery(activityQuery(noFilter))
  const events = data?.pages.flatMap(({ items }) => items).slice(0, shownMax)
  return (
    <Panel
      title="Recent activity"
      aside={
        <Anchor component={Link} to={paths.activity} size="sm" c="var(--sy-accent)">
          All activity
        </Anchor>
      }
    >
      {events ? (
        <ol className={classes.list} reversed>
          {events.map((event) => (
            <RecentItem key={event.id} event={event} />
          ))}
        </ol>
      ) : error ? (
        <Text size="sm" c="dimmed">
          {describeError(error)}
        </Text>
      ) : (
        <Stack gap="lg" aria-busy="true">
          <Skeleton h={38} w="70%" />
          <Skeleton h={38} w="55%" />
          <Skeleton h={38} w="62%" />
        </Stack>
      )}
      {events?.length === 0 && (
        <Text size="sm" c="dimmed">
          Nothing has happened yet.
        </Text>
      )}
    </Panel>
  )
}
