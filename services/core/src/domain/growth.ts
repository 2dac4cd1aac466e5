import { mariadbClaim, wpContentClaim } from './marks.ts'
import { largerQuantity } from './quantity.ts'
import type { VolumeSizes } from './row.ts'

/** A claim of a class that does not let volumes grow. */
export interface FixedClaim {
  name: string
  /** What it asks for, as a Kubernetes quantity. */
  size: string
}

const claims: [keyof VolumeSizes, string][] = [
  ['wpContent', wpContentClaim],
  ['mariadb', mariadbClaim],
]

/** The claims that a change asks to grow and that cannot. What was asked for before, in vain or not, is no news. */
export const findUngrowable = (
  { wanted, held }: { wanted: VolumeSizes | undefined; held: VolumeSizes | undefined },
  fixed: readonly FixedClaim[],
): (FixedClaim & { wanted: string })[] =>
  claims.flatMap(([key, name]) => {
    const claim = fixed.find((one) => one.name === name)
    const size = wanted?.[key]
    if (!claim || size === undefined) return []
    const isNews = held === undefined || largerQuantity(held[key], size) !== held[key]
    return isNews && largerQuantity(claim.size, size) !== claim.size ? [{ ...claim, wanted: size }] : []
  })
