import { Text } from '@mantine/core'
import type { StoreUsage } from '@storeyard/client/types'
import { Panel } from '../../../ui/Panel.tsx'
import { describeBytes } from './amounts.ts'
import classes from './Resources.module.css'

type Volume = StoreUsage['volumes'][number]

const describeGrowth = (expandable: Volume['expandable']) => {
  if (expandable === null) return 'whether it can grow is not known'
  return expandable ? 'can grow' : 'cannot grow'
}

const describeSize = ({ requested, capacity }: Volume) => {
  if (capacity === null) return `${describeBytes(requested)} asked for, not there yet`
  return capacity === requested
    ? describeBytes(capacity)
    : `${describeBytes(capacity)}, ${describeBytes(requested)} asked for`
}

export const VolumesPanel = ({ volumes }: Pick<StoreUsage, 'volumes'>) => (
  <Panel title="Volumes">
    {volumes.length === 0 ? (
      <Text size="sm" c="dimmed">
        The store has no volumes.
      </Text>
    ) : (
      <ul className={classes.rows}>
        {volumes.map((volume) => (
          <li key={volume.name}>
            <div className={classes.rowHead}>
              <span className={classes.name}>{volume.name}</span>
              <span>{describeSize(volume)}</span>
            </div>
            <div className={classes.soft}>
              {volume.storage_class ? `Class ${volume.storage_class}` : 'No storage class'},{' '}
              {describeGrowth(volume.expandable)}
            </div>
          </li>
        ))}
      </ul>
    )}
  </Panel>
)
