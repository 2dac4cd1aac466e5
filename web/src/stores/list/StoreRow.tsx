import { Skeleton, VisuallyHidden } from '@mantine/core'
import type { Store } from '@storeyard/client/types'
import { memo } from 'react'
import { Link } from 'react-router'
import { paths } from '../../app/paths.ts'
import { TimeAgo } from '../../ui/TimeAgo.tsx'
import { roles } from '../../ui/tableRoles.ts'
import { shortAddress } from '../address.ts'
import { explainCause } from '../causes.ts'
import { Monogram } from '../Monogram.tsx'
import { planViews } from '../planViews.ts'
import { StatusBadge } from '../StatusBadge.tsx'
import { isGoing } from '../statuses.ts'
import { StoreMenu } from './StoreMenu.tsx'
import classes from './StoresPage.module.css'

interface StoreRowProps {
  store: Store
  /** Its place among all rows, of which only some are there. */
  rowIndex: number
  onDelete: (store: Store) => void
}

export const StoreRow = memo(({ store, rowIndex, onDelete }: StoreRowProps) => {
  const cause = explainCause(store)
  return (
    <tr {...roles.row} className={classes.row} aria-rowindex={rowIndex} data-store={store.store_name}>
      <th {...roles.rowHeader} scope="row" className={classes.identity}>
        <Monogram store={store} />
        <div className={classes.names}>
          <Link to={paths.store(store.id)} className={classes.name}>
            {store.store_name}
          </Link>
          <div className={classes.title}>{store.title}</div>
        </div>
      </th>
      <td {...roles.cell} className={classes.state}>
        <StatusBadge status={store.status} />
        {cause && (
          <div className={classes.cause} title={cause.title}>
            {cause.title}
          </div>
        )}
      </td>
      <td {...roles.cell} className={classes.plan}>
        {planViews[store.plan].label}
      </td>
      <td {...roles.cell} className={classes.address}>
        {isGoing(store) ? (
          <s>{shortAddress(store.url)}</s>
        ) : (
          <a href={store.url} target="_blank" rel="noopener noreferrer">
            {shortAddress(store.url)}
          </a>
        )}
      </td>
      <td {...roles.cell} className={classes.age}>
        <TimeAgo at={store.created_at} />
      </td>
      <td {...roles.cell} className={classes.actions}>
        <StoreMenu store={store} onDelete={onDelete} />
      </td>
    </tr>
  )
})

/** As high as a row, so that nothing moves when the stores arrive. */
export const StoreRowSkeleton = () => (
  <tr {...roles.row} className={classes.row}>
    <th {...roles.rowHeader} scope="row" className={classes.identity}>
      <VisuallyHidden>Loading…</VisuallyHidden>
      <Skeleton w={40} h={40} radius={11} />
      <div className={classes.names}>
        <Skeleton h={14} w={120} />
        <Skeleton h={12} w={170} mt={8} />
      </div>
    </th>
    <td {...roles.cell} className={classes.state}>
      <Skeleton h={26} w={110} radius="xl" />
    </td>
  </tr>
)
