import '../zodWithoutEval.ts'
import { ApiError } from '@storeyard/client/apiError'
import { describeIssue } from '@storeyard/core/contract/describeIssue'
import { CreateKey } from '@storeyard/core/contract/keys'
import type { Role } from '@storeyard/core/contract/sessions'

export interface KeyForm {
  name: string
  role: Role
  /** Days from now; empty where it does not expire. */
  days: string
  stores_max: string
}
export type KeyFormErrors = Partial<Record<keyof KeyForm, string>>

export const emptyKeyForm: KeyForm = { name: '', role: 'viewer', days: '90', stores_max: '' }

export const roleOptions: { value: Role; label: string }[] = [
  { value: 'viewer', label: 'viewer: looks' },
  { value: 'operator', label: 'operator: makes, changes and deletes stores' },
  { value: 'admin', label: 'admin: all, with keys and sessions' },
]
export const expiryOptions = [
  { value: '7', label: 'in 7 days' },
  { value: '30', label: 'in 30 days' },
  { value: '90', label: 'in 90 days' },
  { value: '365', label: 'in a year' },
  { value: '', label: 'never' },
]

const labels: Record<keyof KeyForm, string> = {
  name: 'The name',
  role: 'The role',
  days: 'The time',
  stores_max: 'This',
}
const fieldOf: Record<string, keyof KeyForm> = {
  name: 'name',
  role: 'role',
  expires_at: 'days',
  stores_max: 'stores_max',
}

export const toKeyRequest = ({ name, role, days, stores_max }: KeyForm, nowMs: number): CreateKey => ({
  name: name.trim(),
  role,
  expires_at: days ? new Date(nowMs + Number(days) * 86_400_000).toISOString() : null,
  stores_max: stores_max.trim() ? Number(stores_max) : null,
})

const collect = (issues: Iterable<{ field: unknown; message: string }>): KeyFormErrors => {
  const errors: KeyFormErrors = {}
  for (const { field, message } of issues) {
    const known = fieldOf[String(field)]
    if (known) errors[known] ??= `${labels[known]} ${message}.`
  }
  return errors
}

export const validateKeyForm = (form: KeyForm): KeyFormErrors => {
  if (form.name.trim() === '') return { name: 'Give a name: the history tells keys apart by it.' }
  const parsed = CreateKey.safeParse(toKeyRequest(form, Date.now()), { error: describeIssue })
  return parsed.success ? {} : collect(parsed.error.issues.map(({ path, message }) => ({ field: path[0], message })))
}

/** Where the api's refusal belongs: beside fields, or, when empty, above the form. */
export const keyFormErrorsOf = (error: unknown): KeyFormErrors => {
  if (!(error instanceof ApiError)) return {}
  return error.code === 'KEY_NAME_TAKEN' ? { name: error.message } : collect(error.errors)
}
