import { Skeleton, Stack, Text } from '@mantine/core'
import type { Store } from '@storeyard/client/types'
import { Link } from 'react-router'
import { paths } from '../../app/paths.ts'
import { TimeAgo } from '../../ui/TimeAgo.tsx'
import { shortAddress } from '../address.ts'
import { explainCause } from '../causes.ts'
import { Monogram } from '../Monogram.tsx'
import { StatusBadge } from '../StatusBadge.tsx'
import { isGoing } from '../statuses.ts'
import { StoreMenu } from './StoreMenu.tsx'
import classes from './StoresPage.module.css'

export function StoreRow({ store, onDelete }: { store: Store; onDelete: (store: Store) => void }) {
  const cause = explainCause(store)
  return (
    <li className={classes.row} data-store={store.store_name}>
      <div className={classes.identity}>
        <Monogram store={store} />
        <div className={classes.names}>
          <Link to={paths.store(store.id)} className={classes.name}>
            {store.store_name}
          </Link>
          <div className={classes.title}>{store.title}</div>
        </div>
      </div>
      <div className={classes.state}>
        <StatusBadge status={store.status} />
        {cause && (
          <div className={classes.cause} title={cause.title}>
            {cause.title}
          </div>
        )}
      </div>
      <div className={classes.address}>
        {isGoing(store) ? (
          <Text span inherit td="line-through">
            {shortAddress(store.url)}
          </Text>
        ) : (
          <a href={store.url} target="_blank" rel="noopener noreferrer">
            {shortAddress(store.url)}
          </a>
        )}
      </div>
      <div className={classes.age}>
        <TimeAgo at={store.created_at} />
      </div>
      <div className={classes.actions}>
        <StoreMenu store={store} onDelete={onDelete} />
      </div>
    </li>
  )
}

/** As high as a row, so that nothing moves when the stores arrive. */
export const StoreRowSkeleton = () => (
  <li className={classes.row}>
    <div className={classes.identity}>
      <Skeleton w={40} h={40} radius={11} />
      <Stack gap={8} flex={1}>
        <Skeleton h={14} w="45%" />
        <Skeleton h={12} w="70%" />
      </Stack>
    </div>
    <Skeleton className={classes.state} h={26} w={110} radius="xl" />
    <Skeleton className={classes.address} h={12} w="80%" />
    <Skeleton className={classes.age} h={12} w={60} />
    <div className={classes.actions} />
  </li>
)
