import { answer } from '@storeyard/client/answer'
import { hasCode } from '@storeyard/client/apiError'
import type { Client } from '@storeyard/client/createClient'
import type { Store } from '@storeyard/client/types'
import { Failure } from '../failure.ts'
import { allPages } from '../pages.ts'
import { requireStore } from './requireStore.ts'

/** The store of an id, or the one that holds this name. Deleted stores have their id only. */
export async function findStore(client: Client, nameOrId: string): Promise<Store> {
  const found = (await findById(client, nameOrId)) ?? (await findByName(client, nameOrId))
  if (found) return found
  throw new Failure(
    'notFound',
    `There is no store ${nameOrId}.`,
    'storeyard store list shows all; with --deleted, the ids of deleted ones too.',
  )
}

async function findById(client: Client, id: string): Promise<Store | null> {
  if (!/^[0-9a-f]{8}$/.test(id)) return null
  try {
    return requireStore(await answer(client.GET('/stores/{id}', { params: { path: { id } } })))
  } catch (err) {
    if (hasCode(err, 'NOT_FOUND')) return null
    throw err
  }
}

async function findByName(client: Client, name: string): Promise<Store | null> {
  let leaving: Store | null = null
  const page = (cursor?: string) => answer(client.GET('/stores', { params: { query: { name, limit: 200, cursor } } }))
  for await (const store of allPages(page)) {
    if (store.store_name !== name) continue
    if (store.status !== 'Deleting') return store
    // Its name may be another store's already.
    leaving ??= store
  }
  return leaving
}
