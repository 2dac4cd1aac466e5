import { Radio, Stack, Text } from '@mantine/core'
import type { Plan, Store } from '@storeyard/client/types'
import { plans } from '@storeyard/core/contract/stores'
import { useState } from 'react'
import { patchStore } from '../../api/stores.ts'
import { announce } from '../../ui/announce.tsx'
import { ConfirmDialog } from '../../ui/ConfirmDialog.tsx'
import { planViews } from '../planViews.ts'
import { useStoreChange } from '../useStoreChange.ts'

interface ChangePlanDialogProps {
  store: Store
  onClose: () => void
}

export function ChangePlanDialog({ store, onClose }: ChangePlanDialogProps) {
  const [plan, setPlan] = useState(store.plan)
  const change = useStoreChange((to: Plan) => patchStore(store.id, { plan: to }))
  const confirm = () =>
    change.mutate(plan, {
      onSuccess: () => {
        announce(`${store.store_name} is changed to the size ${planViews[plan].label}.`)
        onClose()
      },
    })
  return (
    <ConfirmDialog
      title="Change the size"
      confirm="Change size"
      cancel="Cancel"
      isReady={plan !== store.plan}
      isPending={change.isPending}
      failure="The size was not changed"
      error={change.error}
      onConfirm={confirm}
      onClose={onClose}
    >
      <Radio.Group
        label="Size"
        value={plan}
        onChange={(value) => setPlan(plans.find((one) => one === value) ?? store.plan)}
      >
        <Stack gap="sm" pt="xs">
          {plans.map((one) => (
            <Radio
              key={one}
              value={one}
              label={one === store.plan ? `${planViews[one].label} (now)` : planViews[one].label}
              description={planViews[one].meaning}
            />
          ))}
        </Stack>
      </Radio.Group>
      <Text size="sm" c="dimmed">
        WordPress and its database restart, and take in the platform’s current settings. If the store does not come up
        with them, it goes back by itself. Volumes only grow: a smaller size keeps the room there is.
      </Text>
    </ConfirmDialog>
  )
}
