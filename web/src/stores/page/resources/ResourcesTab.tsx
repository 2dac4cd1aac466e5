import { Button, Skeleton } from '@mantine/core'
import type { Store } from '@storeyard/client/types'
import { type UseQueryResult, useQuery } from '@tanstack/react-query'
import type { ReactNode } from 'react'
import { describeError } from '../../../api/describeError.ts'
import { objectsQuery, usageQuery } from '../../../api/storeCluster.ts'
import { Notice } from '../../../ui/Notice.tsx'
import classes from '../StorePage.module.css'
import { ObjectsPanel } from './ObjectsPanel.tsx'
import { PodsPanel } from './PodsPanel.tsx'
import { QuotaPanel } from './QuotaPanel.tsx'
import { VolumesPanel } from './VolumesPanel.tsx'

/** What the store takes of the cluster, and what the cluster holds for it. */
export function ResourcesTab({ store }: { store: Store }) {
  const usage = useQuery(usageQuery(store.id))
  const objects = useQuery(objectsQuery(store.id))
  const failed = [usage, objects].find(({ error }) => error !== null)
  return (
    <div className={classes.column}>
      {failed && (
        <Notice
          tone="warn"
          role="status"
          title={failed.data ? 'What you see may be old' : 'This cannot be shown at the moment'}
          actions={
            <Button
              variant="default"
              size="xs"
              onClick={() => {
                void usage.refetch()
                void objects.refetch()
              }}
            >
              Try now
            </Button>
          }
        >
          <div>{describeError(failed.error)} It is tried again by itself.</div>
        </Notice>
      )}
      <div className={classes.grid}>
        <Read from={usage} height={330}>
          {(read) => (
            <div className={classes.column}>
              <QuotaPanel quota={read.quota} />
              <VolumesPanel volumes={read.volumes} />
              <PodsPanel pods={read.pods} />
            </div>
          )}
        </Read>
        <Read from={objects} height={330}>
          {(read) => <ObjectsPanel items={read.items} />}
        </Read>
      </div>
    </div>
  )
}

interface ReadProps<T> {
  from: UseQueryResult<T>
  height: number
  children: (read: T) => ReactNode
}

/** Nothing stands where nothing was ever read; the notice above tells why. */
function Read<T>({ from, height, children }: ReadProps<T>) {
  if (from.data !== undefined) return children(from.data)
  return from.error ? null : <Skeleton h={height} radius="lg" aria-busy="true" />
}
