import { Store } from '@storeyard/core/contract/stores'
import type { Asked } from '@storeyard/core/db/desired'
import { type EventfulTx, withEvents } from '@storeyard/core/db/events'
import type { Caller } from '@storeyard/core/db/keys'
import type { Request, Response } from 'express'
import { IdempotencyHeaders, idempotencyProblems, runOnce } from '../http/idempotent.ts'
import { EtagHeaders, IfMatchHeaders, readIfMatch, requireMatch, setEtag } from '../http/ifMatch.ts'
import { sourceOf } from '../http/source.ts'
import { requireStore, StoreParams, type StoresContext } from './context.ts'
import { presentStore } from './presentStore.ts'

interface AskCall {
  params: { id: string }
  body?: unknown
  actor: () => string
  caller: () => Caller
  req: Request
  res: Response
}

/** What all routes that ask something of a store have in common. */
export const asking = {
  method: 'post',
  params: StoreParams,
  headers: IdempotencyHeaders.extend(IfMatchHeaders.shape),
} as const
export const askingProblems = ['NOT_FOUND', 'PRECONDITION_FAILED', 'VALIDATION_FAILED', ...idempotencyProblems] as const
/** What they answer with: the store as it is now. */
export const storeAnswer = { schema: Store, headers: EtagHeaders } as const

/** Does what is asked of a store in one transaction with its answer, and has a worker look at the store. */
export const createAsk =
  ({ db, enqueue, platform: { address } }: StoresContext) =>
  async (
    { params, body, actor, caller, req, res }: AskCall,
    change: (unit: EventfulTx, asked: Asked) => Promise<unknown>,
  ): Promise<Store> => {
    const ifMatch = readIfMatch(req)
    const store = await withEvents(
      db,
      (unit) =>
        runOnce(unit.tx, { caller, req, body }, async () => {
          await requireMatch(unit.tx, ifMatch, params.id)
          await change(unit, { actor: actor(), storeId: params.id })
          return presentStore(await requireStore(unit.tx, params.id), address)
        }),
      sourceOf(req),
    )
    if (store.status !== 'Deleted') await enqueue(store.id)
    setEtag(res, store)
    return store
  }
