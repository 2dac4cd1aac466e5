import type { PatchStore } from '../contract/stores.ts'
import type { Platform } from '../domain/buildSpec.ts'
import { RefusedError } from '../domain/refused.ts'
import { changeSettings, type SettingsGround } from './changeSettings.ts'
import { changeStoreIn, type StoreChange, type StoreRow } from './changeStore.ts'
import type { EventfulTx } from './events.ts'
import { refuseAbsent, refuseBehind } from './refusals.ts'

/** Who asks for something, of which store. */
export interface Asked {
  actor: string
  storeId: string
}

/** What a platform builds specs from, but for the chart. */
export type PlatformValues = Omit<Platform, 'chartVersion'>

export type ChangeEvent = NonNullable<StoreChange['events']>[number]

/** A label and a protection are the platform's own: they do not reach the store's spec, and raise no generation. */
export const patchStore = (unit: EventfulTx, { actor, storeId }: Asked, patch: PatchStore, ground: SettingsGround) =>
  changeStoreIn(unit, actor, storeId, async (row, tx): Promise<StoreChange | null> => {
    refuseAbsent(row)
    if (patch.plan !== undefined || patch.wordpress_replicas !== undefined) refuseBehind(row)
    const changed = await changeSettings(tx, row, patch, ground)
    const events = [...labelEvents(row, patch), ...(changed?.events ?? [])]
    if (events.length === 0) return null
    const title = patch.title ?? row.title
    const deletionProtection = patch.deletion_protection ?? row.deletionProtection
    return { ...changed, set: { title, deletionProtection, ...changed?.set }, events }
  })

function labelEvents(row: StoreRow, { title, deletion_protection: to }: PatchStore): ChangeEvent[] {
  const events: ChangeEvent[] = []
  if (title !== undefined && title !== row.title)
    events.push({ type: 'TitleChanged', message: 'The title was changed', data: { from: row.title, to: title } })
  if (to !== undefined && to !== row.deletionProtection)
    events.push({
      type: 'ProtectionChanged',
      message: to ? 'Deletion is refused from now on' : 'Deletion is allowed from now on',
      data: { to },
    })
  return events
}

/** A second deletion finds the work asked for already, and changes nothing. */
export const requestDeletion = (unit: EventfulTx, { actor, storeId }: Asked) =>
  changeStoreIn(unit, actor, storeId, (row): StoreChange | null => {
    if (row.desiredState === 'absent') return null
    if (row.deletionProtection)
      throw new RefusedError('DELETION_PROTECTED', 'Clear deletion_protection first, then delete the store.')
    return {
      set: { desiredState: 'absent', act: null },
      sameSpec: {},
      events: [
        {
          type: 'DeletionRequested',
          message: 'The store and its data are to be deleted',
          data: { generation: row.generation + 1 },
        },
      ],
    }
  })
