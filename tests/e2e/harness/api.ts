import { readFileSync } from 'node:fs'
import { Problem } from '@storeyard/core/contract/problems'
import {
  type CreateStore,
  Credentials,
  type PatchStore,
  Store,
  type StoreEvent,
  StoreEventPage,
  StorePage,
} from '@storeyard/core/contract/stores'
import type { z } from 'zod'

export interface Answer {
  status: number
  body: unknown
}
export type Api = ReturnType<typeof createApi>
export type NewStore = z.input<typeof CreateStore>

/** Where an api listens and where its first admin key is. */
export interface ApiPlace {
  ports: { api: number }
  paths: { adminKey: string }
}

/** Calls the API as an operator's program does; `call` hands every answer on, the others fail on a refusal. */
export function createApi({ ports, paths }: ApiPlace, port = ports.api) {
  const call = async (
    method: string,
    path: string,
    body?: object,
    headers: Record<string, string> = {},
  ): Promise<Answer> => {
    const response = await fetch(`http://127.0.0.1:${port}/api/v1${path}`, {
      method,
      headers: {
        authorization: `Bearer ${readFileSync(paths.adminKey, 'utf8').trim()}`,
        ...(body ? { 'content-type': 'application/json' } : {}),
        ...headers,
      },
      ...(body ? { body: JSON.stringify(body) } : {}),
      signal: AbortSignal.timeout(30_000),
    })
    return { status: response.status, body: await response.json() }
  }
  const ask = async (method: string, path: string, body?: object): Promise<unknown> => {
    const answer = await call(method, path, body)
    if (answer.status >= 300)
      throw new Error(`${method} ${path} answered ${answer.status}: ${JSON.stringify(answer.body)}`)
    return answer.body
  }
  const list = async (query: string): Promise<Store[]> => {
    const page = StorePage.parse(await ask('GET', `/stores?limit=200&${query}`))
    if (page.next_cursor) throw new Error('There are more stores than one page holds.')
    return page.items
  }
  return {
    call,
    create: async (store: NewStore) => Store.parse(await ask('POST', '/stores', store)),
    get: async (id: string) => Store.parse(await ask('GET', `/stores/${id}`)),
    patch: async (id: string, patch: z.input<typeof PatchStore>) =>
      Store.parse(await ask('PATCH', `/stores/${id}`, patch)),
    remove: async (id: string) => Store.parse(await ask('DELETE', `/stores/${id}`)),
    credentials: async (id: string) => Credentials.parse(await ask('GET', `/stores/${id}/credentials`)),
    /** The oldest first. */
    events: async (id: string): Promise<StoreEvent[]> =>
      StoreEventPage.parse(await ask('GET', `/stores/${id}/events?limit=200`)).items.reverse(),
    /** All that are not deleted. */
    list: () => list(''),
    named: async (name: string) => (await list(`name=${name}`)).filter((store) => store.store_name === name),
  }
}

/** A refusal, which has to be a problem document. */
export const problemOf = ({ status, body }: Answer) => ({ status, code: Problem.parse(body).code })
