import { Text } from '@mantine/core'
import type { Store } from '@storeyard/client/types'
import { deleteStore } from '../api/stores.ts'
import { announce } from '../ui/announce.ts'
import { ConfirmDialog } from '../ui/ConfirmDialog.tsx'
import { dropToast } from '../ui/toast.ts'
import { shortAddress } from './address.ts'
import { useCheckedChange } from './useCheckedChange.ts'

interface DeleteStoreDialogProps {
  store: Store
  onClose: () => void
}

/** Deleting takes shop, orders and pictures along for good. */
export function DeleteStoreDialog({ store, onClose }: DeleteStoreDialogProps) {
  const remove = useCheckedChange(store, deleteStore)
  const confirm = () =>
    remove.mutate(undefined, {
      onSuccess: () => {
        void dropToast(store.id)
        announce(`${store.store_name} is being deleted.`)
        onClose()
      },
    })
  return (
    <ConfirmDialog
      title={`Delete ${store.store_name}?`}
      confirm="Delete for good"
      cancel="Keep it"
      typed={store.store_name}
      isGrave
      isReady={remove.mayAsk}
      isPending={remove.isPending}
      failure="The store was not deleted"
      error={remove.error}
      onConfirm={confirm}
      onClose={onClose}
    >
      <Text size="sm">
        The store at <b>{shortAddress(store.url)}</b> goes away with its pages, orders, uploads and database. This
        cannot be taken back.
      </Text>
    </ConfirmDialog>
  )
}
