import type { z } from 'zod'

const typeWords: Record<string, string> = {
  string: 'a text',
  number: 'a number',
  int: 'a whole number',
  boolean: 'true or false',
  object: 'a JSON object',
  array: 'a list',
}
const formatWords: Record<string, string> = {
  email: 'an e-mail address',
  uuid: 'an id such as 123e4567-e89b-42d3-a456-426614174000',
  datetime: 'a time such as 2030-01-31T12:00:00Z',
}
const unitWords: Record<string, string> = { string: ' characters long', array: ' entries long' }

/** Follows the name of its field in a sentence. For what a schema has no words of its own for: give it to `safeParse`. */
export const describeIssue = (issue: z.core.$ZodRawIssue): string => {
  const isMissing = issue.input === undefined
  switch (issue.code) {
    case 'invalid_type':
      return isMissing ? `is missing: give ${typeWord(issue.expected)}` : `has to be ${typeWord(issue.expected)}`
    case 'invalid_value':
      return `${isMissing ? 'is missing: give' : 'has to be'} ${isOneOf(issue.values)}`
    case 'too_small':
      return `has to be at least ${issue.minimum}${unitWords[issue.origin] ?? ''}`
    case 'too_big':
      return `has to be at most ${issue.maximum}${unitWords[issue.origin] ?? ''}`
    case 'invalid_format':
      return formatWords[issue.format] ? `has to be ${formatWords[issue.format]}` : 'has a form that is not known here'
    case 'invalid_union':
      return issue.errors[0]?.[0]?.message ?? 'cannot be used'
    default:
      return 'cannot be used'
  }
}

const typeWord = (type: string) => typeWords[type] ?? `a ${type}`
const isOneOf = (values: readonly unknown[]) => (values.length === 1 ? `${values[0]}` : `one of ${values.join(', ')}`)
