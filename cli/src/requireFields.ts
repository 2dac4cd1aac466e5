import { somebodyElse } from '@storeyard/client/apiError'

const kindOf = (value: unknown) => (Array.isArray(value) ? 'array' : typeof value)
type Kind = ReturnType<typeof kindOf>

/** An answer that has these fields. Any other server may answer JSON too, and is told as one. */
export function requireFields<T>(answer: T, fields: { [Name in keyof T]?: Kind }): T {
  const found = Object(answer)
  for (const [name, kind] of Object.entries(fields)) if (kindOf(found[name]) !== kind) throw somebodyElse()
  return answer
}
