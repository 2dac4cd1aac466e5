import { createHash } from 'node:crypto'
import { canonicalJson } from './canonical.ts'

export type Values = { [key: string]: unknown }

/** All that a generation of a store is made of. Sizes of volumes and the Secret's UID come from the row. */
export interface StoreSpec {
  chartVersion: string
  values: Values
}

const isMap = (value: unknown): value is Values => typeof value === 'object' && value !== null && !Array.isArray(value)

/** Merges as Helm does: maps key by key, everything else from the later one. */
export const mergeValues = (base: Values, over: Values): Values => {
  const merged = { ...base }
  for (const [key, value] of Object.entries(over)) {
    const below = merged[key]
    merged[key] = isMap(below) && isMap(value) ? mergeValues(below, value) : value
  }
  return merged
}

/** The same for equal specs whatever their key order; short enough for a Kubernetes label (63). */
export const specDigest = (spec: StoreSpec) =>
  createHash('sha256').update(canonicalJson(spec)).digest('hex').slice(0, 32)
