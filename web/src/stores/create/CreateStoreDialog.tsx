import { Switch, TextInput } from '@mantine/core'
import { useForm } from '@mantine/form'
import { useMediaQuery } from '@mantine/hooks'
import { titleLengthMax } from '@storeyard/core/contract/choices'
import { useRef } from 'react'
import { Navigate, useLocation, useNavigate } from 'react-router'
import { createStore } from '../../api/stores.ts'
import { paths } from '../../app/paths.ts'
import { useSession } from '../../session/SessionContext.ts'
import { canChange } from '../../session/session.ts'
import { announce } from '../../ui/announce.ts'
import { FormDialog } from '../../ui/FormDialog.tsx'
import { showErrors } from '../../ui/showErrors.ts'
import { useReturnFocus } from '../../ui/useReturnFocus.ts'
import { PlanCards } from '../PlanCards.tsx'
import { useStoreChange } from '../useStoreChange.ts'
import { AddressPreview } from './AddressPreview.tsx'
import classes from './CreateStoreDialog.module.css'
import { type CreateStoreForm, emptyForm, fieldErrorsOf, toRequest, validateForm } from './createForm.ts'
import { LanguageAndTime } from './LanguageAndTime.tsx'
import { useNameCheck } from './useNameCheck.ts'

export function CreateStoreDialog() {
  useReturnFocus()
  const navigate = useNavigate()
  const { search } = useLocation()
  const session = useSession()
  const isSmall = useMediaQuery('(max-width: 540px)')
  const attempt = useRef(crypto.randomUUID())
  const create = useStoreChange(createStore)
  const form = useForm<CreateStoreForm>({
    initialValues: emptyForm,
    validate: validateForm,
    validateInputOnChange: true,
    // Other words are another request.
    onValuesChange: () => {
      attempt.current = crypto.randomUUID()
      if (create.isError) create.reset()
    },
  })
  // Going back leads to what was there before, not to an empty form.
  const close = () => navigate({ pathname: paths.stores, search }, { replace: true })

  const submit = (values: CreateStoreForm) =>
    create.mutate(
      { store: toRequest(values), attempt: attempt.current },
      {
        onSuccess: (store) => {
          announce(`${store.store_name} is being made.`)
          navigate(paths.store(store.id), { replace: true })
        },
        onError: (error) => {
          const errors = fieldErrorsOf(error)
          form.setErrors(errors)
          showErrors(form, errors)
        },
      },
    )
  const check = useNameCheck(form.values.store_name, !form.errors.store_name)
  const unplaced = create.error && Object.keys(fieldErrorsOf(create.error)).length === 0 ? create.error : null

  if (!canChange(session)) return <Navigate to={{ pathname: paths.stores, search }} replace />
  return (
    <FormDialog
      title="New store"
      size={520}
      fullScreen={isSmall}
      confirm="Create store"
      cancel="Cancel"
      isPending={create.isPending}
      failure="The store was not created"
      error={unplaced}
      onSubmit={form.onSubmit(submit, (errors) => showErrors(form, errors))}
      onClose={close}
    >
      <TextInput
        label="Name"
        description="Lower-case letters, digits and hyphens. It becomes the address and stays."
        required
        data-autofocus
        autoComplete="off"
        autoCapitalize="off"
        spellCheck={false}
        placeholder="my-shop"
        {...form.getInputProps('store_name')}
        error={form.errors.store_name ?? check?.problem?.detail}
      />
      <AddressPreview name={form.values.store_name} url={check && !check.problem ? check.url : null} />
      <TextInput
        label="Title"
        description="What visitors read at the top. The name is taken when left empty."
        autoComplete="off"
        maxLength={titleLengthMax}
        placeholder="My shop"
        {...form.getInputProps('title')}
      />
      <TextInput
        label="Administrator’s e-mail"
        description="Where WordPress writes to. Storeyard’s own default when left empty."
        type="email"
        autoComplete="email"
        placeholder="you@example.com"
        {...form.getInputProps('admin_email')}
      />
      <PlanCards value={form.values.plan} onChange={(plan) => form.setFieldValue('plan', plan)} />
      <Switch
        label="Protect against deletion"
        description="The store can only be deleted after this is taken off."
        {...form.getInputProps('deletion_protection', { type: 'checkbox' })}
      />
      <details className={classes.more}>
        <summary>Language and time zone</summary>
        <LanguageAndTime form={form} />
      </details>
    </FormDialog>
  )
}
