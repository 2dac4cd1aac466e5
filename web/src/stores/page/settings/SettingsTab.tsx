import type { Store } from '@storeyard/client/types'
import classes from '../StorePage.module.css'
import { DangerPanel } from './DangerPanel.tsx'
import { SettingsPanel } from './SettingsPanel.tsx'

export const SettingsTab = ({ store }: { store: Store }) => (
  <div className={classes.grid}>
    <SettingsPanel store={store} />
    <DangerPanel store={store} />
  </div>
)
