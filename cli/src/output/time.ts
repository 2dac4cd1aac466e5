const units = [
  ['d', 86_400_000],
  ['h', 3_600_000],
  ['m', 60_000],
  ['s', 1_000],
] as const

/** In the largest unit that is full: `3m`, `2d`. */
export function inShort(ms: number): string {
  const [name, size] = units.find(([, one]) => ms >= one) ?? (['s', 1_000] as const)
  return `${Math.max(0, Math.floor(ms / size))}${name}`
}

export const age = (iso: string, now: number): string => inShort(now - Date.parse(iso))

/** As a clock shows it here: `2026-03-01 09:05:00`. */
export const clock = (iso: string): string => new Date(iso).toLocaleString('sv-SE')
