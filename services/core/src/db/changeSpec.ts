import { rebuildSpec } from '../domain/buildSpec.ts'
import { RefusedError } from '../domain/refused.ts'
import { type StoreSpec, specDigest } from '../domain/spec.ts'
import { keepVolumes } from '../domain/specVolumes.ts'
import { changeStoreIn, type StoreChange, type StoreRow } from './changeStore.ts'
import { chooseChartVersion } from './charts.ts'
import type { Asked, PlatformValues } from './desired.ts'
import type { EventfulTx } from './events.ts'
import { findSpec, readReadyGenerations, readSpec, readSpecInForce } from './generations.ts'
import type { Reader } from './readStores.ts'
import { refuseAbsent, refuseBehind } from './refusals.ts'

/** The word on the volumes alone changes nothing in the cluster. */
const isSame = (one: StoreSpec, { keepsVolumes, ...other }: StoreSpec) =>
  specDigest({ ...one, keepsVolumes: undefined }) === specDigest(other)

interface Upgrade {
  platform: PlatformValues
  /** Left out for the newest. */
  chartVersion: string | undefined
}

/** To a chart and the operator's values as they are; nothing where that is what the store has already. */
export const requestUpgrade = (
  unit: EventfulTx,
  { actor, storeId }: Asked,
  { platform, chartVersion: wanted }: Upgrade,
) =>
  changeStoreIn(unit, actor, storeId, async (row, tx): Promise<StoreChange | null> => {
    refuseAbsent(row)
    refuseBehind(row)
    const chartVersion = await chooseChartVersion(tx, wanted)
    const inForce = await readSpecInForce(tx, row)
    const plan = inForce.plan ?? row.plan
    const spec = rebuildSpec({ ...row, plan }, { ...platform, chartVersion }, inForce)
    if (isSame(spec, inForce) && row.failedGeneration !== row.generation) return null
    const generation = row.generation + 1
    return {
      set: { generation, act: null, plan },
      spec: { generation, spec },
      events: [
        {
          type: 'UpgradeRequested',
          message: `The store is to take chart ${chartVersion} and the platform's current values`,
          data: { generation, from: inForce.chartVersion, to: chartVersion },
        },
      ],
    }
  })

/** To the spec of a generation that was seen Ready; without a number, of the last one that is another than now. */
export const requestRollback = (unit: EventfulTx, { actor, storeId }: Asked, wanted: number | undefined) =>
  changeStoreIn(unit, actor, storeId, async (row, tx): Promise<StoreChange> => {
    refuseAbsent(row)
    refuseBehind(row)
    const newest = await readSpec(tx, row.id, row.generation)
    const target =
      wanted === undefined ? await findLastReady(tx, row, newest) : await requireReady(tx, row, wanted, newest)
    const generation = row.generation + 1
    return {
      set: { generation, act: null, plan: target.spec.plan ?? row.plan },
      spec: { generation, spec: target.spec },
      events: [
        {
          type: 'RollbackRequested',
          message: `The store is to go back to the settings of generation ${target.generation}; its volumes keep their sizes`,
          data: { generation, to_generation: target.generation },
        },
      ],
    }
  })

interface Target {
  generation: number
  spec: StoreSpec
}

async function findLastReady(tx: Reader, row: StoreRow, newest: StoreSpec): Promise<Target> {
  for (const generation of await readReadyGenerations(tx, row)) {
    if (generation === row.generation) continue
    const spec = keepVolumes(await readSpec(tx, row.id, generation), newest)
    if (!isSame(spec, newest)) return { generation, spec }
  }
  throw new RefusedError('NOTHING_TO_ROLL_BACK_TO', 'No earlier generation with other settings was ever seen ready.')
}

async function requireReady(tx: Reader, row: StoreRow, generation: number, newest: StoreSpec): Promise<Target> {
  if (generation === row.generation)
    throw new RefusedError('NOTHING_TO_ROLL_BACK_TO', `Generation ${generation} is the newest one.`)
  const spec = await findSpec(tx, row.id, generation)
  if (!spec) throw new RefusedError('GENERATION_NOT_FOUND', `The store has no generation ${generation}.`)
  if (!(await readReadyGenerations(tx, row)).includes(generation))
    throw new RefusedError('GENERATION_NEVER_READY', `Generation ${generation} was never seen ready.`)
  return { generation, spec: keepVolumes(spec, newest) }
}
