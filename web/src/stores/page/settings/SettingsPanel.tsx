import { Button, Text } from '@mantine/core'
import type { Store } from '@storeyard/client/types'
import { type ReactNode, Suspense, useState } from 'react'
import { useSession } from '../../../session/SessionContext.ts'
import { lazyNamed } from '../../../ui/lazyNamed.ts'
import { Panel } from '../../../ui/Panel.tsx'
import { whyNotAlter, whyNotChange } from '../../permissions.ts'
import { planViews } from '../../planViews.ts'
import classes from './SettingsPanel.module.css'

const dialogs = {
  title: lazyNamed('ChangeTitleDialog', () => import('./ChangeTitleDialog.tsx')),
  plan: lazyNamed('ChangePlanDialog', () => import('./ChangePlanDialog.tsx')),
  replicas: lazyNamed('ChangeReplicasDialog', () => import('./ChangeReplicasDialog.tsx')),
  upgrade: lazyNamed('UpgradeDialog', () => import('./UpgradeDialog.tsx')),
  rollBack: lazyNamed('RollBackDialog', () => import('./RollBackDialog.tsx')),
}
type Change = keyof typeof dialogs

interface Setting {
  name: string
  value: ReactNode
  changes: [Change, string][]
  refusal: string | null
}

export function SettingsPanel({ store }: { store: Store }) {
  const session = useSession()
  const [asked, setAsked] = useState<Change | null>(null)
  const refusal = whyNotAlter(store, session)
  const Dialog = asked && dialogs[asked]
  const settings: Setting[] = [
    { name: 'Title', value: store.title, changes: [['title', 'Change title…']], refusal: whyNotChange(session) },
    { name: 'Plan', value: planViews[store.plan].label, changes: [['plan', 'Change plan…']], refusal },
    { name: 'WordPress pods', value: store.wordpress_replicas, changes: [['replicas', 'Change pods…']], refusal },
    {
      name: 'Chart',
      value: store.chart_version,
      changes: [
        ['upgrade', 'Upgrade…'],
        ['rollBack', 'Roll back…'],
      ],
      refusal,
    },
  ]
  return (
    <Panel title="Settings">
      {refusal && (
        <Text size="sm" c="dimmed" mb="md">
          {refusal}
        </Text>
      )}
      <ul className={classes.settings}>
        {settings.map((one) => (
          <li key={one.name}>
            <div className={classes.what}>
              <div className={classes.name}>{one.name}</div>
              <div>{one.value}</div>
            </div>
            <div className={classes.changes}>
              {one.changes.map(([change, label]) => (
                <Button
                  key={change}
                  variant="default"
                  size="xs"
                  disabled={one.refusal !== null}
                  title={one.refusal ?? undefined}
                  onClick={() => setAsked(change)}
                >
                  {label}
                </Button>
              ))}
            </div>
          </li>
        ))}
      </ul>
      <Suspense fallback={null}>{Dialog && <Dialog store={store} onClose={() => setAsked(null)} />}</Suspense>
    </Panel>
  )
}
