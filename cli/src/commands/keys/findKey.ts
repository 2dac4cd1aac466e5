import { answer } from '@storeyard/client/answer'
import type { Client } from '@storeyard/client/createClient'
import type { ApiKey } from '@storeyard/client/types'
import { Failure } from '../../failure.ts'
import { allPages } from '../../pages.ts'

const pageSizeMax = 200

/** Every key that there is or was, the newest first. */
export const allKeys = (client: Client): AsyncGenerator<ApiKey> =>
  allPages((cursor) => answer(client.GET('/keys', { params: { query: { limit: pageSizeMax, cursor } } })))

/** By its id, or by its name, which no other key ever has. */
export async function findKey(client: Client, nameOrId: string): Promise<ApiKey> {
  for await (const key of allKeys(client)) if (key.id === nameOrId || key.name === nameOrId) return key
  throw new Failure('usage', `There is no key ${nameOrId}.`, 'storeyard keys list shows those there are.')
}
