import type { Store } from '@storeyard/client/types'
import type { ReactNode } from 'react'
import { shortAddress } from '../address.ts'

export type WayOut = Exclude<Store['ways_out'][number], 'retry'>

interface WayOutView {
  button: string
  title: (name: string) => string
  confirm: string
  done: (name: string) => string
  /** Must the store's name be typed out? */
  isGrave: boolean
  meaning: (store: Store) => ReactNode
}

/** What each way out of a blocked store is called, and what it will do. */
export const waysOutViews: Record<WayOut, WayOutView> = {
  accept_data_loss: {
    button: 'Start without it…',
    title: (name) => `Give up the data of ${name}?`,
    confirm: 'Give up the data',
    done: (name) => `${name} starts anew without its lost data.`,
    isGrave: true,
    meaning: ({ url }) => (
      <>
        What was on the lost volumes of <b>{shortAddress(url)}</b> is given up: pages, orders and users with the
        database, or plugins and uploads with the files. A volume that is still there keeps what it holds; in the place
        of a lost one WordPress starts empty. If the volumes can still be brought back, do that first and try again.
        This cannot be taken back.
      </>
    ),
  },
  adopt: {
    button: 'Adopt…',
    title: (name) => `Adopt what the cluster holds for ${name}?`,
    confirm: 'Adopt',
    done: (name) => `${name} takes over what the cluster holds.`,
    isGrave: false,
    meaning: ({ namespace, reason }) => (
      <>
        Storeyard takes the namespace <b>{namespace}</b> and the release in it as this store’s own, and brings them to
        the settings that it knows. Pages, orders and uploads stay.{' '}
        {reason === 'ForeignNamespace' && (
          <>A cluster administrator labels the namespace for it first; the store’s message names the command.</>
        )}
      </>
    ),
  },
  abandon: {
    button: 'Abandon…',
    title: (name) => `Abandon ${name}?`,
    confirm: 'Abandon',
    done: (name) => `${name} is abandoned.`,
    isGrave: true,
    meaning: ({ namespace }) => (
      <>
        Storeyard forgets the store and keeps its history. Nothing in the cluster is touched: whatever is in the
        namespace <b>{namespace}</b> stays, and somebody has to remove it by hand.
      </>
    ),
  },
}

export const isGraveWayOut = (act: Store['ways_out'][number]) => act !== 'retry' && waysOutViews[act].isGrave
