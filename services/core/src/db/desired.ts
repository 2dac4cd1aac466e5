import type { PatchStore } from '../contract/stores.ts'
import { RefusedError } from '../domain/refused.ts'
import { changeStore, type StoreChange, type StoreRow } from './changeStore.ts'
import type { Db } from './client.ts'

/** What people ask of a store that exists. Each returns null where there is nothing to change or no such store. */

const refuseAbsent = (row: StoreRow) => {
  if (row.desiredState === 'absent') throw new RefusedError('STORE_DELETED')
}

/** The dashboard's label and the protection are the platform's own: they do not reach the store's spec. */
export const patchStore = (db: Db, actor: string, storeId: string, patch: PatchStore) =>
  changeStore(db, actor, storeId, (row): StoreChange | null => {
    refuseAbsent(row)
    const title = patch.title ?? row.title
    const deletionProtection = patch.deletion_protection ?? row.deletionProtection
    const events: StoreChange['events'] = []
    if (title !== row.title)
      events.push({ type: 'TitleChanged', message: 'The title was changed', data: { from: row.title, to: title } })
    if (deletionProtection !== row.deletionProtection)
      events.push({
        type: 'ProtectionChanged',
        message: deletionProtection ? 'Deletion is refused from now on' : 'Deletion is allowed from now on',
        data: { to: deletionProtection },
      })
    return events.length > 0 ? { set: { title, deletionProtection }, events } : null
  })

/** A second deletion finds the work asked for already, and changes nothing. */
export const requestDeletion = (db: Db, actor: string, storeId: string) =>
  changeStore(db, actor, storeId, (row): StoreChange | null => {
    if (row.desiredState === 'absent') return null
    if (row.deletionProtection)
      throw new RefusedError('DELETION_PROTECTED', 'Clear deletion_protection first, then delete the store.')
    return {
      set: { desiredState: 'absent', act: null },
      sameSpec: {},
      events: [{ type: 'DeletionRequested', message: 'The store and its data are to be deleted' }],
    }
  })

/** A new generation of the same spec: what was written about the old one, backoffs included, does not hold for it. */
export const requestRetry = (db: Db, actor: string, storeId: string) =>
  changeStore(db, actor, storeId, (row): StoreChange => {
    refuseAbsent(row)
    return {
      set: { act: 'retry' },
      sameSpec: {},
      events: [{ type: 'RetryRequested', message: 'The store is to be tried again' }],
    }
  })
