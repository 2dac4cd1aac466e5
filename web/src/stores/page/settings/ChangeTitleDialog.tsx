import { Text, TextInput } from '@mantine/core'
import type { Store } from '@storeyard/client/types'
import { titleLengthMax } from '@storeyard/core/contract/choices'
import { useState } from 'react'
import { patchStore } from '../../../api/stores.ts'
import { announce } from '../../../ui/announce.ts'
import { ConfirmDialog } from '../../../ui/ConfirmDialog.tsx'
import { useCheckedChange } from '../../useCheckedChange.ts'

interface ChangeTitleDialogProps {
  store: Store
  onClose: () => void
}

export function ChangeTitleDialog({ store, onClose }: ChangeTitleDialogProps) {
  const [title, setTitle] = useState(store.title)
  const change = useCheckedChange(store, patchStore)
  const confirm = () =>
    change.mutate(
      { title: title.trim() },
      {
        onSuccess: () => {
          announce(`${store.store_name} has a new title.`)
          onClose()
        },
      },
    )
  return (
    <ConfirmDialog
      title="Change the title"
      confirm="Change title"
      cancel="Cancel"
      isReady={title.trim() !== '' && title.trim() !== store.title && change.mayAsk}
      isPending={change.isPending}
      failure="The title was not changed"
      error={change.error}
      onConfirm={confirm}
      onClose={onClose}
    >
      <TextInput
        label="Title"
        data-autofocus
        autoComplete="off"
        maxLength={titleLengthMax}
        value={title}
        onChange={(event) => setTitle(event.currentTarget.value)}
      />
      <Text size="sm" c="dimmed">
        This is how Storeyard names the store. What its visitors read is changed in WordPress.
      </Text>
    </ConfirmDialog>
  )
}
