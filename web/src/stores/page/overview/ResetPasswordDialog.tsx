import { Text } from '@mantine/core'
import type { Store } from '@storeyard/client/types'
import { resetPassword } from '../../../api/stores.ts'
import { announce } from '../../../ui/announce.ts'
import { ConfirmDialog } from '../../../ui/ConfirmDialog.tsx'
import { useCheckedChange } from '../../useCheckedChange.ts'

interface ResetPasswordDialogProps {
  store: Store
  onClose: () => void
}

export function ResetPasswordDialog({ store, onClose }: ResetPasswordDialogProps) {
  const reset = useCheckedChange(store, resetPassword)
  const confirm = () =>
    reset.mutate(undefined, {
      onSuccess: () => {
        announce(`The password of ${store.store_name} is being reset.`)
        onClose()
      },
    })
  return (
    <ConfirmDialog
      title="Reset the password?"
      confirm="Reset password"
      cancel="Cancel"
      isReady={reset.mayAsk}
      isPending={reset.isPending}
      failure="The password was not reset"
      error={reset.error}
      onConfirm={confirm}
      onClose={onClose}
    >
      <Text size="sm">
        WordPress’s administrator gets a new password, and the old one ends. Whoever is signed in with it signs in again
        with the new one, which is revealed here when WordPress has it.
      </Text>
    </ConfirmDialog>
  )
}
