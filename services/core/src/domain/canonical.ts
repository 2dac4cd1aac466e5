/**
 * One text for equal values: keys sorted, and absent, null and undefined fields alike left out, as clients of the
 * Kubernetes API differ in both.
 */
export const canonicalJson = (value: unknown): string => JSON.stringify(canonical(value)) ?? 'null'

function canonical(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(canonical)
  if (typeof value !== 'object' || value === null) return value
  const fields = Object.entries(value).filter(([, field]) => field !== null && field !== undefined)
  return Object.fromEntries(fields.sort(([a], [b]) => (a < b ? -1 : 1)).map(([key, field]) => [key, canonical(field)]))
}
