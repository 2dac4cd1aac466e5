import { Checkbox, Text } from '@mantine/core'
import { hasCode } from '@storeyard/client/apiError'
import type { Plan, Store } from '@storeyard/client/types'
import { useState } from 'react'
import { patchStore } from '../../../api/stores.ts'
import { announce } from '../../../ui/announce.ts'
import { ConfirmDialog } from '../../../ui/ConfirmDialog.tsx'
import { PlanCards } from '../../PlanCards.tsx'
import { planViews } from '../../planViews.ts'
import { useCheckedChange } from '../../useCheckedChange.ts'

interface ChangePlanDialogProps {
  store: Store
  onClose: () => void
}

const fixedVolumes = new Error(
  'This plan has larger volumes, and the storage class of this store’s volumes does not let them grow. You can take the plan without its larger volumes.',
)

export function ChangePlanDialog({ store, onClose }: ChangePlanDialogProps) {
  const [plan, setPlan] = useState(store.plan)
  const [keepsVolumes, setKeepsVolumes] = useState(false)
  const change = useCheckedChange(store, patchStore)
  const isFixed = hasCode(change.error, 'VOLUME_NOT_EXPANDABLE')
  const pick = (next: Plan) => {
    // The answer on its way is to the plan that is chosen now.
    if (change.isPending || next === plan) return
    change.forgetRefusal()
    setKeepsVolumes(false)
    setPlan(next)
  }
  const confirm = () =>
    change.mutate(
      { plan, ...(keepsVolumes && { keep_volumes: true }) },
      {
        onSuccess: () => {
          announce(`${store.store_name} is changed to the plan ${planViews[plan].label}.`)
          onClose()
        },
      },
    )
  return (
    <ConfirmDialog
      title="Change the plan"
      confirm="Change plan"
      cancel="Cancel"
      isReady={plan !== store.plan && change.mayAsk && (!isFixed || keepsVolumes)}
      isPending={change.isPending}
      failure="The plan was not changed"
      error={isFixed ? fixedVolumes : change.error}
      onConfirm={confirm}
      onClose={onClose}
    >
      <PlanCards value={plan} current={store.plan} onChange={pick} />
      <Text size="sm" c="dimmed">
        WordPress and its database restart, for some seconds in which the shop does not answer, and take in the
        platform’s current settings. If the store does not come up with them, it goes back by itself. Volumes only grow:
        a smaller plan keeps the room there is.
      </Text>
      {(isFixed || keepsVolumes) && (
        <Checkbox
          label="Keep the volumes as they are"
          description="Only processors and memory become those of the plan."
          checked={keepsVolumes}
          onChange={(event) => setKeepsVolumes(event.currentTarget.checked)}
        />
      )}
    </ConfirmDialog>
  )
}
