const decimalSuffixes: Record<string, number> = { n: -9, u: -6, m: -3, k: 3, M: 6, G: 9, T: 12, P: 15, E: 18 }
const binarySuffixes: Record<string, number> = { Ki: 10, Mi: 20, Gi: 30, Ti: 40, Pi: 50, Ei: 60 }

/** The number that a Kubernetes quantity stands for; NaN for any other text. */
export function readQuantity(text: string): number {
  const [, digits, suffix = ''] = /^(\d+(?:\.\d+)?(?:[eE][+-]?\d+)?)([a-zA-Z]*)$/.exec(text) ?? []
  const power = binarySuffixes[suffix]
  if (power !== undefined) return Number(digits) * 2 ** power
  // As text, as 205 thousandths by multiplication are not 0.205.
  return suffix === '' ? Number(digits) : Number(`${digits}e${decimalSuffixes[suffix]}`)
}

/** The larger of two; the first where they are equal, or where the second is none. */
export const largerQuantity = (one: string, other: string): string =>
  readQuantity(other) > readQuantity(one) ? other : one
