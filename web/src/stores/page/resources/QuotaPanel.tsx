import { Text } from '@mantine/core'
import type { StoreUsage } from '@storeyard/client/types'
import { Panel } from '../../../ui/Panel.tsx'
import { describeAmount, describeResource, inOrder, shareOf, toneOfShare } from './amounts.ts'
import classes from './Resources.module.css'

export const QuotaPanel = ({ quota }: Pick<StoreUsage, 'quota'>) => (
  <Panel title="Quota">
    {quota.length === 0 ? (
      <Text size="sm" c="dimmed">
        The cluster holds no quota for this store.
      </Text>
    ) : (
      <ul className={classes.bars}>
        {inOrder(quota).map((one) => (
          <Bar key={one.resource} {...one} />
        ))}
      </ul>
    )}
  </Panel>
)

function Bar({ resource, used, hard }: StoreUsage['quota'][number]) {
  const share = shareOf({ used, hard })
  return (
    <li data-tone={toneOfShare(share)}>
      <div className={classes.barHead}>
        <span>{describeResource(resource)}</span>
        <span className={classes.soft}>
          {describeAmount(resource, used)} of {describeAmount(resource, hard)}
        </span>
      </div>
      {/* The line above says the same in words. */}
      <div className={classes.bar} aria-hidden="true">
        <div className={classes.fill} style={{ width: `${share * 100}%` }} />
      </div>
    </li>
  )
}
