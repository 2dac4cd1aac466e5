import type { Plan } from '../contract/choices.ts'
import type { PatchStore } from '../contract/stores.ts'
import { rebuildSpec } from '../domain/buildSpec.ts'
import { type FixedClaim, findUngrowable } from '../domain/growth.ts'
import { RefusedError } from '../domain/refused.ts'
import { replicasOf } from '../domain/replicas.ts'
import type { StoreSpec } from '../domain/spec.ts'
import { isStorageShared, sizesOf } from '../domain/specVolumes.ts'
import type { StoreChange, StoreRow } from './changeStore.ts'
import type { ChangeEvent, PlatformValues } from './desired.ts'
import { readSpecInForce } from './generations.ts'
import type { Reader } from './readStores.ts'

/** What a change of settings stands on, besides the row. */
export interface SettingsGround {
  platform: PlatformValues
  /** The store's claims of a class that does not let them grow, as far as it is known. */
  fixedClaims: readonly FixedClaim[]
}

type Settings = Pick<PatchStore, 'plan' | 'wordpress_replicas' | 'keep_volumes'>

/**
 * Plan and replicas, in one generation; null where they are in force already. The chart stays: only an upgrade, asked
 * for by name, brings another.
 */
export async function changeSettings(tx: Reader, row: StoreRow, settings: Settings, ground: SettingsGround) {
  const inForce = await readSpecInForce(tx, row)
  const planBefore = inForce.plan ?? row.plan
  const plan = settings.plan ?? planBefore
  const before = replicasOf(inForce)
  const replicas = settings.wordpress_replicas ?? before
  const keepsVolumes = settings.plan === undefined ? inForce.keepsVolumes : settings.keep_volumes
  const isPlanned = plan !== planBefore || Boolean(keepsVolumes) !== Boolean(inForce.keepsVolumes)
  if (!isPlanned && replicas === before) return null

  if (replicas > before) requireShared(inForce, replicas)
  const { chartVersion } = inForce
  const asked = replicas === before ? {} : { wordpressReplicas: replicas }
  const changed = { ...row, plan, keepsVolumes: keepsVolumes ?? false, ...asked }
  const spec = rebuildSpec(changed, { ...ground.platform, chartVersion }, inForce)
  requireGrowable(spec, inForce, ground.fixedClaims)

  const generation = row.generation + 1
  const events = [
    ...(isPlanned ? [planChanged(planBefore, plan, { spec, inForce, generation })] : []),
    ...(replicas === before ? [] : [replicasChanged(before, replicas, generation)]),
  ]
  return { set: { plan, generation, act: null }, spec: { generation, spec }, events } satisfies StoreChange
}

function requireShared(inForce: StoreSpec, replicas: number): void {
  if (replicas === 1 || isStorageShared(inForce)) return
  throw new RefusedError(
    'STORAGE_NOT_SHARED',
    "The volume of the store's files can be mounted by one pod only. Stores made while the platform's values say wordpress.storage.accessMode ReadWriteMany can have more; this one keeps the volume that it was made with.",
  )
}

function requireGrowable(spec: StoreSpec, inForce: StoreSpec, fixed: readonly FixedClaim[]): void {
  const found = findUngrowable({ wanted: sizesOf(spec), held: sizesOf(inForce) }, fixed)
  if (found.length === 0) return
  const volumes = found.map(({ name, size, wanted }) => `${name} from ${size} to ${wanted}`).join(' and ')
  throw new RefusedError(
    'VOLUME_NOT_EXPANDABLE',
    `This would grow the volume ${volumes}, which its storage class does not allow. Ask with keep_volumes: true for the plan without its larger volumes.`,
  )
}

interface Planned {
  spec: StoreSpec
  inForce: StoreSpec
  generation: number
}

function planChanged(from: Plan, to: Plan, { spec, inForce, generation }: Planned): ChangeEvent {
  const [sizes, held] = [sizesOf(spec), sizesOf(inForce)]
  const grows = sizes?.wpContent !== held?.wpContent || sizes?.mariadb !== held?.mariadb
  const volumes =
    sizes && `${grows ? 'are to grow to' : 'keep'} ${sizes.wpContent} (files) and ${sizes.mariadb} (database)`
  const change = from === to ? `The plan ${to} was asked for again` : `The plan was changed from ${from} to ${to}`
  return {
    type: 'PlanChanged',
    message: `${change}${volumes ? `; its volumes ${volumes}` : ''}`,
    data: { generation, from, to },
  }
}

const replicasChanged = (from: number, to: number, generation: number): ChangeEvent => ({
  type: 'ReplicasChanged',
  message: `The number of WordPress pods was changed from ${from} to ${to}`,
  data: { generation, from, to },
})
