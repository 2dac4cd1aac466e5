import { NativeSelect, TextInput } from '@mantine/core'
import { useForm } from '@mantine/form'
import { keyNameLengthMax } from '@storeyard/core/contract/choices'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { announce } from '../ui/announce.ts'
import { FormDialog } from '../ui/FormDialog.tsx'
import { showErrors } from '../ui/showErrors.ts'
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
      showErrors(form, errors)
    },
  })
  const unplaced = create.error && Object.keys(keyFormErrorsOf(create.error)).length === 0 ? create.error : null

  if (create.data) return <NewKey created={create.data} onClose={onClose} />
  return (
    <FormDialog
      title="New key"
      confirm="Make the key"
      cancel="Cancel"
      isPending={create.isPending}
      failure="The key was not made"
      error={unplaced}
      onSubmit={form.onSubmit(
        (values) => create.mutate(values),
        (errors) => showErrors(form, errors),
      )}
      onClose={onClose}
    >
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
    </FormDialog>
  )
}
