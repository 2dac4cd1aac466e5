import type { StoreSpec } from './spec.ts'

/** `11.8` of an image such as `mariadb:11.8.6`; null where its tag does not begin with a version. */
export const seriesOfImage = (image: string | undefined): string | null =>
  /:(\d+\.\d+)[^/]*$/.exec(image ?? '')?.[1] ?? null

export function mariadbSeries({ values }: StoreSpec): string | null {
  const image = (values.images as { mariadb?: unknown } | undefined)?.mariadb
  return typeof image === 'string' ? seriesOfImage(image) : null
}

const parts = (series: string) => series.split('.').map(Number)

export function isOlderSeries(one: string, other: string): boolean {
  const [[major = 0, minor = 0], [otherMajor = 0, otherMinor = 0]] = [parts(one), parts(other)]
  return major < otherMajor || (major === otherMajor && minor < otherMinor)
}

export const newerSeries = (one: string | null, other: string | null): string | null =>
  one === null || (other !== null && isOlderSeries(one, other)) ? other : one

export interface SeriesRow {
  /** The highest series that ran on the store's data, as far as is known for certain. */
  mariadbSeries: string | null
  /** A higher one that was applied since; null when there is none. */
  mariadbSeriesTried: string | null
}

/**
 * The highest series that may have run on the store's data: the one tried last counts too, unless the pods show that it
 * never ran. Null `pods` show nothing.
 */
export const heldSeries = (row: SeriesRow, pods: readonly SeriesPod[] | null): string | null =>
  pods && hasNeverRun(pods, row.mariadbSeries)
    ? row.mariadbSeries
    : newerSeries(row.mariadbSeries, row.mariadbSeriesTried)

/** The part of a pod that tells whether its MariaDB ever ran. */
export interface SeriesPod {
  spec?: { containers?: { name: string; image?: string }[] }
  status?: {
    phase?: string
    containerStatuses?: {
      name: string
      restartCount?: number
      state?: { waiting?: object }
      lastState?: { terminated?: object }
    }[]
  }
}

/** There is a pod of MariaDB, and each there is has a known series or waits for its first start. */
function hasNeverRun(pods: readonly SeriesPod[], known: string | null): boolean {
  const ofMariadb = pods.flatMap(({ spec, status }) => {
    const container = spec?.containers?.find(({ name }) => name === 'mariadb')
    const state = status?.containerStatuses?.find(({ name }) => name === 'mariadb')
    return container ? [{ container, state, phase: status?.phase }] : []
  })
  return (
    ofMariadb.length > 0 &&
    ofMariadb.every(({ container, state, phase }) => {
      const series = seriesOfImage(container.image)
      if (known !== null && series !== null && !isOlderSeries(known, series)) return true
      // No node has taken it yet.
      if (!state) return phase === 'Pending'
      return state.state?.waiting !== undefined && !state.restartCount && !state.lastState?.terminated
    })
  )
}
