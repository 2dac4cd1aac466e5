import { createHash } from 'node:crypto'
import type { Plan } from '../contract/choices.ts'
import { canonicalJson } from './canonical.ts'
import type { VolumeSizes } from './row.ts'

export type Values = { [key: string]: unknown }

/** All that a generation of a store is made of; the Secret's UID comes from the cluster. */
export interface StoreSpec {
  chartVersion: string
  /** What `values` were made from; left out in specs that are older than the field. */
  plan?: Plan
  values: Values
  /** A person's word on them; left out where the plan or the operator's values say it. */
  wordpressReplicas?: number
  /** What the claims are to hold; the sizes in `values` are those that they were made with. */
  volumeSizes?: VolumeSizes
  /** A person's word that they stay so, until a plan is asked for without it. */
  keepsVolumes?: boolean
}

export const isMap = (value: unknown): value is Values =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

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
