import { Button, Group, Text } from '@mantine/core'
import type { Store } from '@storeyard/client/types'
import { Suspense, useState } from 'react'
import { useSession } from '../../session/SessionContext.ts'
import { lazyNamed } from '../../ui/lazyNamed.ts'
import { Panel } from '../../ui/Panel.tsx'
import { whyNotAlter } from '../permissions.ts'
import { planViews } from '../planViews.ts'

const dialogs = {
  plan: lazyNamed('ChangePlanDialog', () => import('./ChangePlanDialog.tsx')),
  upgrade: lazyNamed('UpgradeDialog', () => import('./UpgradeDialog.tsx')),
  rollBack: lazyNamed('RollBackDialog', () => import('./RollBackDialog.tsx')),
}
type Change = keyof typeof dialogs
const buttons: [Change, string][] = [
  ['plan', 'Change size…'],
  ['upgrade', 'Upgrade…'],
  ['rollBack', 'Roll back…'],
]

export function ChangesPanel({ store }: { store: Store }) {
  const [asked, setAsked] = useState<Change | null>(null)
  const refusal = whyNotAlter(store, useSession())
  const Dialog = asked && dialogs[asked]
  return (
    <Panel title="Size and version">
      <Text size="sm" c="dimmed" mb="md">
        {planViews[store.plan].label}, chart {store.chart_version}. {refusal}
      </Text>
      <Group gap="sm">
        {buttons.map(([change, label]) => (
          <Button
            key={change}
            variant="default"
            size="xs"
            disabled={refusal !== null}
            title={refusal ?? undefined}
            onClick={() => setAsked(change)}
          >
            {label}
          </Button>
        ))}
      </Group>
      <Suspense fallback={null}>{Dialog && <Dialog store={store} onClose={() => setAsked(null)} />}</Suspense>
    </Panel>
  )
}
