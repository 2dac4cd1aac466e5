import { StoreId } from '@storeyard/core/contract/stores'
import type { Db } from '@storeyard/core/db/client'
import { findStore, type Reader, type WholeStore } from '@storeyard/core/db/readStores'
import type { Platform } from '@storeyard/core/domain/buildSpec'
import { RefusedError } from '@storeyard/core/domain/refused'
import type { Kube } from '@storeyard/core/kube/client'
import { z } from 'zod'

/** What the routes of stores stand on. */
export interface StoresContext {
  db: Db
  kube: Kube
  /** Asks for a reconcile soon; it never fails, as the reconciler finds the row in any case. */
  enqueue: (storeId: string) => Promise<void>
  platform: Omit<Platform, 'chartVersion'>
  clusterId: string
  baseDomain: string
  adminEmailDefault: string
  reservedNames: ReadonlySet<string>
  /** Null where only the keys' own limits count. */
  storesMax: number | null
}

export const StoreParams = z.object({ id: StoreId })

export async function requireStore(db: Reader, storeId: string): Promise<WholeStore> {
  const store = await findStore(db, storeId)
  if (!store) throw new RefusedError('NOT_FOUND', `There is no store ${storeId}. GET /stores lists those there are.`)
  return store
}
