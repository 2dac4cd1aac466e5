import type { Store } from '@storeyard/client/types'
import type { CSSProperties } from 'react'
import classes from './Monogram.module.css'
import { isGoing } from './statuses.ts'

const hueOf = (id: string) => Number.parseInt(id.slice(0, 4), 16) % 360

/** A store's letter in a colour of its own, to find it again at a glance. */
export const Monogram = ({ store, size = 40 }: { store: Store; size?: number }) => (
  <span
    className={classes.tile}
    style={{ '--hue': hueOf(store.id), '--size': `${size}px` } as CSSProperties}
    data-gone={isGoing(store) || undefined}
    aria-hidden="true"
  >
    {store.store_name.charAt(0)}
  </span>
)
