import { CheckName, StoreNameCheck } from '@storeyard/core/contract/stores'
import { findNameProblem } from '@storeyard/core/db/createStore'
import { storeDomain, storeUrl } from '@storeyard/core/domain/names'
import { endpoint } from '../http/endpoint.ts'
import type { StoresContext } from './context.ts'

export const checkNameEndpoint = ({ db, baseDomain, platform, reservedNames }: StoresContext) =>
  endpoint({
    method: 'get',
    path: '/name-check',
    summary: 'Tell whether a new store may have this name, and the address it would have',
    description: 'Nothing is held: who asks for the store first has the name.',
    access: 'operator',
    query: CheckName,
    answer: { status: 200, description: 'The address, and what is in the way if anything is', schema: StoreNameCheck },
    handle: async ({ query: { store_name } }): Promise<StoreNameCheck> => {
      const domain = storeDomain(store_name, baseDomain)
      return {
        store_name,
        url: storeUrl(domain, platform.address),
        problem: findReserved(reservedNames, store_name) ?? (await findNameProblem(db, store_name, domain)),
      }
    },
  })

export const findReserved = (reservedNames: ReadonlySet<string>, storeName: string): StoreNameCheck['problem'] =>
  reservedNames.has(storeName)
    ? { code: 'NAME_RESERVED', detail: `${storeName} is a name of the platform itself. Choose another.` }
    : null
