const minute = 60
const hour = 60 * minute
const day = 24 * hour

const steps: { below: number; unit: number; name: string }[] = [
  { below: minute, unit: 1, name: 's' },
  { below: hour, unit: minute, name: 'min' },
  { below: 2 * day, unit: hour, name: 'h' },
  { below: 60 * day, unit: day, name: 'd' },
  { below: 730 * day, unit: 30.44 * day, name: 'mo' },
]

/** A span as short as people say it: `12 s`, `5 min`, `3 d`. */
export const shortSpan = (seconds: number): string => {
  const whole = Math.max(0, Math.floor(seconds))
  const step = steps.find(({ below }) => whole < below) ?? { unit: 365.25 * day, name: 'y' }
  return `${Math.floor(whole / step.unit)} ${step.name}`
}

/** Clocks of browser and server differ a little: the near future is now as well. */
export const timeAgo = (at: string, nowMs: number): string => {
  const seconds = (nowMs - Date.parse(at)) / 1_000
  return seconds < 3 ? 'just now' : `${shortSpan(seconds)} ago`
}

const absolute = new Intl.DateTimeFormat(undefined, { dateStyle: 'full', timeStyle: 'long' })
export const absoluteTime = (at: string): string => absolute.format(new Date(at))
