import type { StoreSpec } from './spec.ts'

/** `11.8` of an image such as `mariadb:11.8.6`; null where its tag does not begin with a version. */
export function mariadbSeries({ values }: StoreSpec): string | null {
  const image = (values.images as { mariadb?: unknown } | undefined)?.mariadb
  return typeof image === 'string' ? (/:(\d+\.\d+)[^/]*$/.exec(image)?.[1] ?? null) : null
}

const parts = (series: string) => series.split('.').map(Number)

export function isOlderSeries(one: string, other: string): boolean {
  const [[major = 0, minor = 0], [otherMajor = 0, otherMinor = 0]] = [parts(one), parts(other)]
  return major < otherMajor || (major === otherMajor && minor < otherMinor)
}

export const newerSeries = (one: string | null, other: string | null): string | null =>
  one === null || (other !== null && isOlderSeries(one, other)) ? other : one
