const factors: Record<string, number> = {
  '': 1,
  n: 1e-9,
  u: 1e-6,
  m: 1e-3,
  k: 1e3,
  M: 1e6,
  G: 1e9,
  T: 1e12,
  P: 1e15,
  E: 1e18,
  Ki: 2 ** 10,
  Mi: 2 ** 20,
  Gi: 2 ** 30,
  Ti: 2 ** 40,
  Pi: 2 ** 50,
  Ei: 2 ** 60,
}

/** The number that a Kubernetes quantity stands for; NaN for any other text. */
export const readQuantity = (text: string): number => {
  const [, digits, suffix = ''] = /^(\d+(?:\.\d+)?(?:[eE][+-]?\d+)?)([a-zA-Z]*)$/.exec(text) ?? []
  return Number(digits) * (factors[suffix] ?? Number.NaN)
}

/** The larger of two; the first where they are equal, or where the second is none. */
export const largerQuantity = (one: string, other: string): string =>
  readQuantity(other) > readQuantity(one) ? other : one
