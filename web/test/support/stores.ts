import { randomBytes } from 'node:crypto'
import { Store, StorePage } from '@storeyard/core/contract/stores'
import { adminKey, dashboardUrl } from './dashboard.ts'

const made = new Set<string>()

/** A name that no other run uses; the store is deleted at the end, whatever happens. */
export const drawName = (prefix: string): string => {
  const name = `${prefix}-${randomBytes(3).toString('hex')}`
  made.add(name)
  return name
}

/** Asks as a program does: with the key, beside every page. */
export const callApi = (path: string, init: RequestInit = {}) =>
  fetch(`${dashboardUrl}/api/v1${path}`, {
    ...init,
    headers: { authorization: `Bearer ${adminKey}`, 'content-type': 'application/json', ...init.headers },
    signal: AbortSignal.timeout(15_000),
  })

export async function makeStore(fields: object): Promise<Store> {
  const response = await callApi('/stores', { method: 'POST', body: JSON.stringify(fields) })
  if (response.status !== 202) throw new Error(`a store was refused: ${await response.text()}`)
  return Store.parse(await response.json())
}

export async function findStores(name: string): Promise<Store[]> {
  const response = await callApi(`/stores?name=${name}`)
  return StorePage.parse(await response.json()).items
}

export async function deleteMadeStores(): Promise<void> {
  for (const name of made)
    for (const { id, deletion_protection } of await findStores(name)) {
      if (deletion_protection)
        await callApi(`/stores/${id}`, { method: 'PATCH', body: JSON.stringify({ deletion_protection: false }) })
      await callApi(`/stores/${id}`, { method: 'DELETE' })
    }
  made.clear()
}
