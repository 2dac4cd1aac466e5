import { explain } from '../domain/explain.ts'
import { RefusedError } from '../domain/refused.ts'
import type { StoreAct } from '../domain/row.ts'
import { waysOut } from '../domain/waysOut.ts'
import { changeStoreIn, type StoreChange, type StoreRow } from './changeStore.ts'
import type { Asked } from './desired.ts'
import type { EventfulTx } from './events.ts'
import { findStore, type Reader } from './readStores.ts'
import { refuseAbsent } from './refusals.ts'

/**
 * The ways out of a store that failed, is blocked or does not go away. Each is a new generation of the same spec: what
 * was written about the old one, backoffs included, does not hold for it. The worker that meets the act does it once.
 */

const words: Record<StoreAct, { type: string; message: string }> = {
  retry: { type: 'RetryRequested', message: 'The store is to be tried again' },
  accept_data_loss: {
    type: 'FreshStartRequested',
    message: 'The lost data was given up: the store is to start anew without it',
  },
  adopt: { type: 'AdoptionRequested', message: 'What the cluster holds under the name of this store is to be its own' },
  abandon: {
    type: 'AbandonRequested',
    message: 'The store is to be given up; what is in the cluster is left as it is',
  },
}

const doAct = (row: StoreRow, act: StoreAct): StoreChange => ({
  set: { act },
  sameSpec: {},
  events: [{ ...words[act], data: { generation: row.generation + 1 } }],
})

export const requestRetry = (unit: EventfulTx, { actor, storeId }: Asked) =>
  changeStoreIn(unit, actor, storeId, (row) => {
    refuseAbsent(row)
    return doAct(row, 'retry')
  })

export const acceptDataLoss = (unit: EventfulTx, { actor, storeId }: Asked) =>
  changeStoreIn(unit, actor, storeId, async (row, tx) => {
    refuseAbsent(row)
    await requireWayOut(tx, row, 'accept_data_loss', 'This is for a store whose data is lost.')
    return doAct(row, 'accept_data_loss')
  })

export const requestAdoption = (unit: EventfulTx, { actor, storeId }: Asked) =>
  changeStoreIn(unit, actor, storeId, async (row, tx) => {
    refuseAbsent(row)
    await requireWayOut(tx, row, 'adopt', 'Nothing in the cluster keeps this store from being its own.')
    return doAct(row, 'adopt')
  })

/** Protection is against losing data, and this loses none. A second word finds the first, and changes nothing. */
export const requestAbandon = (unit: EventfulTx, { actor, storeId }: Asked) =>
  changeStoreIn(unit, actor, storeId, async (row, tx) => {
    if (row.act === 'abandon') return null
    if (row.deletedAt) throw new RefusedError('STORE_DELETED')
    await requireWayOut(tx, row, 'abandon', 'Only a store that is blocked, or whose deletion is stuck, is given up.')
    const change = doAct(row, 'abandon')
    return { ...change, set: { ...change.set, desiredState: 'absent' as const } }
  })

async function requireWayOut(tx: Reader, row: StoreRow, act: StoreAct, why: string): Promise<void> {
  const shown = await findStore(tx, row.id)
  if (!shown) throw new Error(`store ${row.id} has no spec of its newest generation`)
  if (!waysOut({ ...shown, reason: explain(shown).reason }).includes(act)) throw new RefusedError('NOT_BLOCKED', why)
}
