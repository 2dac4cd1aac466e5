const factors: Record<string, number> = {
  '': 1,
  m: 1e-3,
  k: 1e3,
  M: 1e6,
  G: 1e9,
  T: 1e12,
  Ki: 2 ** 10,
  Mi: 2 ** 20,
  Gi: 2 ** 30,
  Ti: 2 ** 40,
}

/** The number that a Kubernetes quantity stands for, in the forms that the chart takes; NaN for any other text. */
const readQuantity = (text: string): number => {
  const [, digits, suffix = ''] = /^(\d+(?:\.\d+)?)([a-zA-Z]*)$/.exec(text) ?? []
  return Number(digits) * (factors[suffix] ?? Number.NaN)
}

/** The larger of two; the first where they are equal, or where the second is none. */
export const largerQuantity = (one: string, other: string): string =>
  readQuantity(other) > readQuantity(one) ? other : one
