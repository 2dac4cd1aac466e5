import '../../zodWithoutEval.ts'
import { ApiError } from '@storeyard/client/apiError'
import { CreateStore } from '@storeyard/core/contract/stores'

export interface CreateStoreForm {
  store_name: string
  title: string
  admin_email: string
  locale: string
  timezone: string
  plan: CreateStore['plan']
  deletion_protection: boolean
}
export type FormErrors = Partial<Record<keyof CreateStoreForm, string>>

export const emptyForm: CreateStoreForm = {
  store_name: '',
  title: '',
  admin_email: '',
  locale: 'en_US',
  timezone: 'UTC',
  plan: 'small',
  deletion_protection: false,
}

const labels: Record<keyof CreateStoreForm, string> = {
  store_name: 'The name',
  title: 'The title',
  admin_email: 'This',
  locale: 'The language',
  timezone: 'The time zone',
  plan: 'The plan',
  deletion_protection: 'The protection',
}

const isField = (name: unknown): name is keyof CreateStoreForm =>
  typeof name === 'string' && Object.hasOwn(labels, name)

/** What is left empty is left out, so that the api's defaults hold. */
export const toRequest = ({ title, admin_email, ...form }: CreateStoreForm): CreateStore => ({
  ...form,
  ...(title.trim() && { title: title.trim() }),
  ...(admin_email.trim() && { admin_email: admin_email.trim() }),
})

/** The contract names a field as JSON does; people read its label. */
const inWords = (field: keyof CreateStoreForm, message: string) => {
  const words = message.startsWith(field) ? message.replace(field, labels[field]) : message
  return words.charAt(0).toUpperCase() + words.slice(1)
}

const collect = (issues: Iterable<{ field: unknown; message: string }>): FormErrors => {
  const errors: FormErrors = {}
  for (const { field, message } of issues) if (isField(field)) errors[field] ??= inWords(field, message)
  return errors
}

export const validateForm = (form: CreateStoreForm): FormErrors => {
  const parsed = CreateStore.safeParse(toRequest(form))
  return parsed.success ? {} : collect(parsed.error.issues.map(({ path, message }) => ({ field: path[0], message })))
}

const nameProblems: readonly ApiError['code'][] = ['NAME_TAKEN', 'NAME_RELEASING', 'NAME_RESERVED']

/** Where the api's refusal belongs: beside fields, or, when empty, above the form. */
export const fieldErrorsOf = (error: unknown): FormErrors => {
  if (!(error instanceof ApiError)) return {}
  if (nameProblems.includes(error.code)) return { store_name: error.message }
  return collect(error.errors)
}
