import { Button, Group, Modal, NativeSelect, Stack, TextInput } from '@mantine/core'
import { useForm } from '@mantine/form'
import { keyNameLengthMax } from '@storeyard/core/contract/choices'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { describeError } from '../api/describeError.ts'
import { announce } from '../ui/announce.tsx'
import { Notice } from '../ui/Notice.tsx'
import { useReturnFocus } from '../ui/useReturnFocus.ts'
import { accessKeys, createKey } from './accessQueries.ts'
import {
  emptyKeyForm,
  expiryOptions,
  type KeyForm,
  keyFormErrorsOf,
  roleOptions,
  toKeyRequest,
  validateKeyForm,
} from './keyForm.ts'
import { NewKey } from './NewKey.tsx'

export function CreateKeyDialog({ onClose }: { onClose: () => void }) {
  useReturnFocus()
  const cache = useQueryClient()
  const form = useForm<KeyForm>({ initialValues: emptyKeyForm, validate: validateKeyForm })
  const focusFirst = (errors: object) => {
    const [first] = Object.keys(errors)
    if (first) form.getInputNode(first)?.focus()
  }
  const create = useMutation({
    mutationFn: (values: KeyForm) => createKey(toKeyRequest(values, Date.now())),
    // The answer has the key: it is kept for no longer than it is shown.
    gcTime: 0,
    onSuccess: ({ name }) => {
      announce(`The key ${name} is made. It is shown this once.`)
      void cache.invalidateQueries({ queryKey: accessKeys.keys })
    },
    onError: (error) => {
      const errors = keyFormErrorsOf(error)
      form.setErrors(errors)
      focusFirst(errors)
    },
  })
  const unplaced = create.error && Object.keys(keyFormErrorsOf(create.error)).length === 0 ? create.error : null

  if (create.data) return <NewKey created={create.data} onClose={onClose} />
  return (
    <Modal opened onClose={onClose} title="New key" centered>
      <form noValidate onSubmit={form.onSubmit((values) => create.mutate(values), focusFirst)}>
        <Stack gap="md">
          <TextInput
            label="Name"
            description="Of the person or program that will have it. It stands in the history and is never used again."
            required
            data-autofocus
            autoComplete="off"
            spellCheck={false}
            maxLength={keyNameLengthMax}
            {...form.getInputProps('name')}
          />
          <NativeSelect label="Role" data={roleOptions} {...form.getInputProps('role')} />
          <NativeSelect label="Expires" data={expiryOptions} {...form.getInputProps('days')} />
          <TextInput
            label="Most stores at once"
            description="Any number when left empty."
            inputMode="numeric"
            autoComplete="off"
            {...form.getInputProps('stores_max')}
          />
          {unplaced && (
            <Notice tone="bad" role="alert" title="The key was not made">
              {describeError(unplaced)}
            </Notice>
          )}
          <Group justify="flex-end" gap="sm">
            <Button variant="default" onClick={onClose}>
              Cancel
            </Button>
            <Button type="submit" loading={create.isPending}>
              Make the key
            </Button>
          </Group>
        </Stack>
      </form>
    </Modal>
  )
}
