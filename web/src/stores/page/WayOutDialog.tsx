import { Text } from '@mantine/core'
import type { Store } from '@storeyard/client/types'
import { takeWayOut } from '../../api/stores.ts'
import { announce } from '../../ui/announce.ts'
import { ConfirmDialog } from '../../ui/ConfirmDialog.tsx'
import { useCheckedChange } from '../useCheckedChange.ts'
import { type WayOut, waysOutViews } from './waysOutViews.tsx'

interface WayOutDialogProps {
  store: Store
  act: WayOut
  onClose: () => void
}

export function WayOutDialog({ store, act, onClose }: WayOutDialogProps) {
  const take = useCheckedChange(store, (attempt) => takeWayOut({ ...attempt, act }))
  const view = waysOutViews[act]
  const confirm = () =>
    take.mutate(undefined, {
      onSuccess: () => {
        announce(view.done(store.store_name))
        onClose()
      },
    })
  return (
    <ConfirmDialog
      title={view.title(store.store_name)}
      confirm={view.confirm}
      cancel="Leave it"
      typed={view.isGrave ? store.store_name : undefined}
      isGrave={view.isGrave}
      isReady={take.mayAsk}
      isPending={take.isPending}
      failure="Nothing was done"
      error={take.error}
      onConfirm={confirm}
      onClose={onClose}
    >
      <Text size="sm">{view.meaning(store)}</Text>
    </ConfirmDialog>
  )
}
