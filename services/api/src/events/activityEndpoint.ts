import { ListActivity } from '@storeyard/core/contract/activity'
import { StoreEventPage } from '@storeyard/core/contract/stores'
import type { Db } from '@storeyard/core/db/client'
import { listEvents } from '@storeyard/core/db/readEvents'
import { endpoint } from '../http/endpoint.ts'
import { presentEvent } from '../stores/presentStore.ts'

export const activityEndpoint = (db: Db) =>
  endpoint({
    method: 'get',
    path: '/activity',
    summary: 'List what happened to all stores, keys and sessions, the newest first',
    access: 'viewer',
    query: ListActivity,
    answer: { status: 200, description: 'One page', schema: StoreEventPage },
    handle: async ({ query, caller }): Promise<StoreEventPage> => {
      const { items, nextCursor } = await listEvents(db, {
        storeId: query.store_id,
        actor: query.actor,
        type: query.type,
        before: query.cursor === undefined ? undefined : Number(query.cursor),
        limit: query.limit,
      })
      const { role } = caller()
      return {
        items: items.map((row) => presentEvent(row, role)),
        next_cursor: nextCursor === null ? null : String(nextCursor),
      }
    },
  })
