import { Button, Code, Group, Modal, Stack, Text, TextInput } from '@mantine/core'
import type { Store } from '@storeyard/core/contract/stores'
import { type SubmitEvent, useState } from 'react'
import { describeError } from '../api/apiError.ts'
import { deleteStore } from '../api/stores.ts'
import { announce } from '../ui/announce.tsx'
import { Notice } from '../ui/Notice.tsx'
import { useReturnFocus } from '../ui/useReturnFocus.ts'
import { useStoreChange } from './useStoreChange.ts'

interface DeleteStoreDialogProps {
  store: Store
  onClose: () => void
}

/** Deleting takes shop, orders and pictures along for good: the name typed out is the word for it. */
export function DeleteStoreDialog({ store, onClose }: DeleteStoreDialogProps) {
  useReturnFocus()
  const [typed, setTyped] = useState('')
  const remove = useStoreChange(deleteStore)
  const isConfirmed = typed.trim() === store.store_name

  const submit = (event: SubmitEvent) => {
    event.preventDefault()
    if (!isConfirmed || remove.isPending) return
    remove.mutate(store.id, {
      onSuccess: () => {
        announce(`${store.store_name} is being deleted.`)
        onClose()
      },
    })
  }

  return (
    <Modal opened onClose={onClose} title={`Delete ${store.store_name}?`} centered>
      <form onSubmit={submit}>
        <Stack gap="md">
          <Text size="sm">
            The store at <b>{store.domain}</b> goes away with its pages, orders, uploads and database. This cannot be
            taken back.
          </Text>
          <TextInput
            label={
              <>
                Type <Code fz="inherit">{store.store_name}</Code> to confirm
              </>
            }
            data-autofocus
            autoComplete="off"
            autoCapitalize="off"
            spellCheck={false}
            value={typed}
            onChange={(event) => setTyped(event.currentTarget.value)}
          />
          {remove.error && (
            <Notice tone="bad" role="alert" title="The store was not deleted">
              {describeError(remove.error)}
            </Notice>
          )}
          <Group justify="flex-end" gap="sm">
            <Button variant="default" onClick={onClose}>
              Keep it
            </Button>
            <Button type="submit" color="red.9" disabled={!isConfirmed} loading={remove.isPending}>
              Delete for good
            </Button>
          </Group>
        </Stack>
      </form>
    </Modal>
  )
}
