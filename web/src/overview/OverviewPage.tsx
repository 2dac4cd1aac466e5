import { Text } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { describeError } from '../api/describeError.ts'
import { overviewQuery } from '../api/overview.ts'
import { useSession } from '../session/SessionContext.ts'
import { canChange } from '../session/session.ts'
import { Notice } from '../ui/Notice.tsx'
import { PageSkeleton } from '../ui/PageSkeleton.tsx'
import { PageTitle } from '../ui/PageTitle.tsx'
import classes from './OverviewPage.module.css'
import { PartsPanel } from './PartsPanel.tsx'
import { QueuePanel } from './QueuePanel.tsx'
import { RecentPanel } from './RecentPanel.tsx'
import { StatusCounts } from './StatusCounts.tsx'

/** How everything stands, at a glance. */
export function OverviewPage() {
  const { data, error } = useQuery(overviewQuery)
  const mayLookAtJobs = canChange(useSession())

  return (
    <>
      <PageTitle name="Overview" fz={{ base: 26, sm: 30 }} />
      <Text c="dimmed" mt={2} mb="lg">
        {data ? summarise(data) : '\u00a0'}
      </Text>
      {!data && !error && <PageSkeleton />}
      {!data && error && (
        <Notice tone="warn" role="alert" title="The overview cannot be shown at the moment">
          <div>{describeError(error)} It is tried again by itself.</div>
        </Notice>
      )}
      {data && (
        <>
          <StatusCounts stores={data.stores} total={data.total} />
          <div className={classes.panels}>
            <div className={classes.side}>
              <PartsPanel parts={data.parts} />
              <QueuePanel queue={data.queue} hasLink={mayLookAtJobs} />
            </div>
            <RecentPanel />
          </div>
        </>
      )}
    </>
  )
}

const summarise = ({ parts }: { parts: readonly { healthy: boolean }[] }) => {
  const unwell = parts.filter(({ healthy }) => !healthy).length
  if (unwell === 0) return 'All parts of Storeyard are well.'
  return unwell === 1 ? 'One part of Storeyard is not well.' : `${unwell} parts of Storeyard are not well.`
}
