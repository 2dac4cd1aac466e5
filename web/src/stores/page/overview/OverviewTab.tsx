import type { Store } from '@storeyard/client/types'
import { isGoing } from '../../statuses.ts'
import classes from '../StorePage.module.css'
import { CredentialsPanel } from './CredentialsPanel.tsx'
import { FactsPanel } from './FactsPanel.tsx'
import { HistoryPanel } from './HistoryPanel.tsx'

export const OverviewTab = ({ store }: { store: Store }) => (
  <div className={classes.grid}>
    <div className={classes.column}>
      <HistoryPanel id={store.id} />
    </div>
    <div className={classes.column}>
      {!isGoing(store) && <CredentialsPanel store={store} />}
      <FactsPanel store={store} />
    </div>
  </div>
)
