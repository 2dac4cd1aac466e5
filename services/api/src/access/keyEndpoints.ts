import { ApiKey, ApiKeyPage, CreatedKey, CreateKey, KeyId, ListKeys } from '@storeyard/core/contract/keys'
import type { Db } from '@storeyard/core/db/client'
import { withEvents } from '@storeyard/core/db/events'
import { createKey, revokeKey } from '@storeyard/core/db/keyChanges'
import type { KeyRow } from '@storeyard/core/db/keys'
import { listKeys } from '@storeyard/core/db/readKeys'
import { RefusedError } from '@storeyard/core/domain/refused'
import { z } from 'zod'
import { endpoint } from '../http/endpoint.ts'
import { refuseCursor } from '../http/refuseCursor.ts'
import { sourceOf } from '../http/source.ts'

const presentKey = (row: KeyRow): ApiKey => ({
  id: row.id,
  name: row.name,
  role: row.role,
  prefix: row.prefix,
  stores_max: row.storesMax,
  created_at: row.createdAt.toISOString(),
  created_by: row.createdBy,
  expires_at: row.expiresAt?.toISOString() ?? null,
  revoked_at: row.revokedAt?.toISOString() ?? null,
  last_used_at: row.lastUsedAt?.toISOString() ?? null,
})

export const keyEndpoints = (db: Db) => [
  endpoint({
    method: 'get',
    path: '/keys',
    summary: 'List keys, the newest first',
    description: 'Revoked ones too. The text of a key is never shown again.',
    access: 'admin',
    query: ListKeys,
    answer: { status: 200, description: 'One page', schema: ApiKeyPage },
    handle: async ({ query }): Promise<ApiKeyPage> => {
      const { items, nextCursor } = (await listKeys(db, query)) ?? refuseCursor()
      return { items: items.map(presentKey), next_cursor: nextCursor }
    },
  }),
  endpoint({
    method: 'post',
    path: '/keys',
    summary: 'Make a key',
    description:
      'The answer shows it once: keep `key` now. A name is never used again, as the history tells keys apart by it.',
    access: 'admin',
    body: CreateKey,
    answer: { status: 201, description: 'The key, with its text', schema: CreatedKey },
    problems: ['KEY_NAME_TAKEN'],
    handle: async ({ body, actor, req }): Promise<CreatedKey> => {
      const asked = { actor: actor(), request: body }
      const { key, text } = await withEvents(db, (unit) => createKey(unit, asked), sourceOf(req))
      return { ...presentKey(key), key: text }
    },
  }),
  endpoint({
    method: 'delete',
    path: '/keys/:id',
    summary: 'Revoke a key',
    description: 'Its sessions and open streams end with it, within a second. Asking again changes nothing.',
    access: 'admin',
    params: z.object({ id: KeyId }),
    answer: { status: 200, description: 'The key as it is now', schema: ApiKey },
    problems: ['NOT_FOUND', 'LAST_ADMIN_KEY'],
    handle: async ({ params, actor, req }): Promise<ApiKey> => {
      const asked = { actor: actor(), keyId: params.id }
      const key = await withEvents(db, (unit) => revokeKey(unit, asked), sourceOf(req))
      if (!key) throw new RefusedError('NOT_FOUND', `There is no key ${params.id}. GET /keys lists all.`)
      return presentKey(key)
    },
  }),
]
