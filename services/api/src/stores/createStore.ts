import { CreateStore, Store } from '@storeyard/core/contract/stores'
import { createStore } from '@storeyard/core/db/createStore'
import { answerOnce, type IdempotentRequest } from '@storeyard/core/db/idempotency'
import { hashSecret } from '@storeyard/core/db/keys'
import { RefusedError } from '@storeyard/core/domain/refused'
import type { Request } from 'express'
import { z } from 'zod'
import { endpoint } from '../http/endpoint.ts'
import { FieldsError } from '../http/problem.ts'
import type { StoresContext } from './context.ts'
import { presentStore } from './presentStore.ts'

const idempotencyHeader = 'Idempotency-Key'
const IdempotencyKey = z.string().regex(/^[\x21-\x7e]{1,255}$/, 'has 1 to 255 visible ASCII characters')

const readIdempotencyKey = (req: Request): string | null => {
  const text = req.get(idempotencyHeader)
  if (text === undefined) return null
  const parsed = IdempotencyKey.safeParse(text)
  if (parsed.success) return parsed.data
  throw new FieldsError([{ field: idempotencyHeader, message: 'has 1 to 255 visible ASCII characters' }])
}

export const createStoreEndpoint = ({ db, enqueue, reservedNames, ...context }: StoresContext) =>
  endpoint({
    method: 'post',
    path: '/stores',
    summary: 'Ask for a new store',
    description:
      'The store is being made when this answers; follow its status. The same Idempotency-Key never makes two.',
    access: 'operator',
    headers: z.object({ [idempotencyHeader]: IdempotencyKey.optional() }),
    body: CreateStore,
    answer: { status: 202, description: 'The store was written and will be made', schema: Store },
    problems: [
      'NAME_TAKEN',
      'NAME_RELEASING',
      'NAME_RESERVED',
      'IDEMPOTENCY_KEY_IN_USE',
      'IDEMPOTENCY_KEY_REUSED',
      'NO_CHART',
    ],
    handle: async ({ body, req, caller, actor }) => {
      if (reservedNames.has(body.store_name))
        throw new RefusedError('NAME_RESERVED', `${body.store_name} is a name of the platform itself. Choose another.`)
      const key = readIdempotencyKey(req)
      const store = await db.transaction(async (tx) => {
        const create = async () => {
          const { row, chartVersion } = await createStore(tx, { ...context, request: body, actor: actor() })
          return presentStore({ ...row, chartVersion }, context.platform.address)
        }
        if (key === null) return create()
        const request: IdempotentRequest = {
          keyId: caller().keyId,
          key,
          requestSha256: hashSecret(JSON.stringify(body)),
        }
        const answer = await answerOnce(tx, request, async () => ({ status: 202, body: await create() }))
        return Store.parse(answer.body)
      })
      await enqueue(store.id)
      return store
    },
  })
