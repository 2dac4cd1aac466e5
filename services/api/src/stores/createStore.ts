import { CreateStore, Store } from '@storeyard/core/contract/stores'
import { createStore } from '@storeyard/core/db/createStore'
import { withEvents } from '@storeyard/core/db/events'
import { RefusedError } from '@storeyard/core/domain/refused'
import { endpoint } from '../http/endpoint.ts'
import { IdempotencyHeaders, idempotencyProblems, runOnce } from '../http/idempotent.ts'
import { EtagHeaders, setEtag } from '../http/ifMatch.ts'
import { FieldsError } from '../http/problem.ts'
import { sourceOf } from '../http/source.ts'
import { findReserved } from './checkName.ts'
import { requireStore, type StoresContext } from './context.ts'
import { isLocale } from './isLocale.ts'
import { presentStore } from './presentStore.ts'

export const createStoreEndpoint = ({ db, enqueue, reservedNames, storesMax, ...context }: StoresContext) =>
  endpoint({
    method: 'post',
    path: '/stores',
    summary: 'Ask for a new store',
    description:
      'The store is being made when this answers; follow its status. The same Idempotency-Key never makes two.',
    access: 'operator',
    headers: IdempotencyHeaders,
    body: CreateStore,
    answer: { status: 202, description: 'The store was written and will be made', schema: Store, headers: EtagHeaders },
    problems: [
      'NAME_TAKEN',
      'NAME_RELEASING',
      'NAME_RESERVED',
      'STORE_LIMIT_REACHED',
      'NO_CHART',
      ...idempotencyProblems,
    ],
    handle: async ({ body, req, res, caller, actor }) => {
      if (!isLocale(body.locale))
        throw new FieldsError([
          {
            field: 'locale',
            message: 'locale has a language or a region that does not exist: it is such as en_US or de_DE',
          },
        ])
      const reserved = findReserved(reservedNames, body.store_name)
      if (reserved) throw new RefusedError(reserved.code, reserved.detail)
      const limits = { storesMax, keyStoresMax: caller().storesMax }
      const store = await withEvents(
        db,
        (unit) =>
          runOnce(unit.tx, { caller, req, body }, async () => {
            const { id } = await createStore(unit, { ...context, request: body, actor: actor(), limits })
            return presentStore(await requireStore(unit.tx, id), context.platform.address)
          }),
        sourceOf(req),
      )
      await enqueue(store.id)
      setEtag(res, store)
      return store
    },
  })
