import { largerQuantity } from './quantity.ts'
import type { VolumeSizes } from './row.ts'
import { isMap, type StoreSpec, type Values } from './spec.ts'

export const mapAt = (values: Values, key: string): Values => {
  const value = values[key]
  return isMap(value) ? value : {}
}
const sizeOf = (part: Values, key: string): string | null => {
  const size = part[key]
  return typeof size === 'string' || typeof size === 'number' ? String(size) : null
}

/** The sizes that values ask for; undefined where they leave one to the chart. */
export function readVolumeSizes(values: Values): VolumeSizes | undefined {
  const wpContent = sizeOf(mapAt(mapAt(values, 'wordpress'), 'storage'), 'size')
  const mariadb = sizeOf(mapAt(mapAt(values, 'mariadb'), 'storage'), 'size')
  return wpContent && mariadb ? { wpContent, mariadb } : undefined
}

/**
 * A new spec of a store that has volumes already. Its values keep the storage of the store's first spec, as neither a
 * StatefulSet's claim template nor a claim's class can change; the sizes wanted stand beside them, for the worker to
 * grow the claims to. They never shrink, and while they are larger than the spec asks for, neither does their quota.
 */
export function keepVolumes(spec: StoreSpec, newest: StoreSpec): StoreSpec {
  const wanted = sizesOf(spec) ?? null
  const held = sizesOf(newest) ?? null
  const needed = largerSizes(wanted, held)
  const isEnough = needed?.wpContent === wanted?.wpContent && needed?.mariadb === wanted?.mariadb
  const quota = mapAt(spec.values, 'quota')
  return {
    ...spec,
    values: {
      ...spec.values,
      wordpress: { ...mapAt(spec.values, 'wordpress'), storage: mapAt(newest.values, 'wordpress').storage },
      mariadb: { ...mapAt(spec.values, 'mariadb'), storage: mapAt(newest.values, 'mariadb').storage },
      quota: isEnough ? quota : keepQuota(quota, mapAt(newest.values, 'quota')),
    },
    volumeSizes: largerSizes(held, wanted) ?? undefined,
  }
}

function keepQuota(quota: Values, newest: Values): Values {
  const wanted = sizeOf(quota, 'storage')
  const held = sizeOf(newest, 'storage')
  return wanted && held ? { ...quota, storage: largerQuantity(held, wanted) } : quota
}

/** Whether many pods can mount the store's files; the chart's own mode is for one. */
export const isStorageShared = ({ values }: StoreSpec): boolean =>
  mapAt(mapAt(values, 'wordpress'), 'storage').accessMode === 'ReadWriteMany'

/** What the claims of a spec are to hold; undefined where it leaves a size to the chart. */
export const sizesOf = ({ volumeSizes, values }: StoreSpec): VolumeSizes | undefined =>
  volumeSizes ?? readVolumeSizes(values)

/** The larger of each: what was ever asked for is held, whichever spec is in force. */
export const largerSizes = (one: VolumeSizes | null, other: VolumeSizes | null): VolumeSizes | null =>
  one && other
    ? { wpContent: largerQuantity(one.wpContent, other.wpContent), mariadb: largerQuantity(one.mariadb, other.mariadb) }
    : (one ?? other)
