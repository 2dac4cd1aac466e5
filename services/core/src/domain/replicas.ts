import { isMap, type StoreSpec, type Values } from './spec.ts'
import { mapAt } from './specVolumes.ts'

/** What a store's quota names for one WordPress. */
const quantities = ['requestsCpu', 'requestsMemory', 'limitsMemory'] as const
const podsForOne = 8
/** One more, and one in its place while it is replaced. */
const podsForEachMore = 2

/** So many WordPress pods, and a quota that has room for them. */
export function setReplicas(values: Values, replicas: number): Values {
  const quota = mapAt(values, 'quota')
  const pods = typeof quota.pods === 'number' ? quota.pods : podsForOne
  const scaled = quantities.flatMap((key) => (quota[key] === undefined ? [] : [[key, times(quota[key], replicas)]]))
  return {
    ...values,
    wordpress: { ...mapAt(values, 'wordpress'), replicas },
    quota: { ...quota, ...Object.fromEntries(scaled), pods: pods + podsForEachMore * (replicas - 1) },
  }
}

/** A quantity so many times: 384Mi twice is 768Mi. */
function times(quantity: unknown, factor: number): unknown {
  const [, digits, suffix = ''] = /^(\d+(?:\.\d+)?)([a-zA-Z]*)$/.exec(String(quantity)) ?? []
  return digits === undefined ? quantity : `${Number(digits) * factor}${suffix}`
}

/** The chart has one where nobody names it. */
export function replicasOf({ values }: StoreSpec): number {
  const { wordpress } = values
  return isMap(wordpress) && typeof wordpress.replicas === 'number' ? wordpress.replicas : 1
}
