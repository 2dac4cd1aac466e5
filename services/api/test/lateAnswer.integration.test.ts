import { once } from 'node:events'
import type { AddressInfo } from 'node:net'
import { CreateStore } from '@storeyard/core/contract/stores'
import { requestDeletion } from '@storeyard/core/db/desired'
import type { Caller } from '@storeyard/core/db/keys'
import express, { type Request, type Response } from 'express'
import { createAsk } from '../src/stores/ask.ts'
import type { StoresContext } from '../src/stores/context.ts'
import { createStoreEndpoint } from '../src/stores/createStore.ts'
import { createRows } from './support/rows.ts'
import { startTestApi, type TestApi } from './support/testApi.ts'

let api: TestApi
const rows = createRows(() => api)
beforeAll(async () => {
  api = await startTestApi()
})

interface LateCall {
  req: Request
  res: Response
  actor: () => string
  caller: () => Caller
}

/** Has a call carried out after it was answered, as the deadline of the whole call does; the stores that got a job. */
async function carryOutLate(carryOut: (context: StoresContext, call: LateCall) => Promise<unknown>): Promise<string[]> {
  const enqueued: string[] = []
  const context = {
    db: api.db,
    enqueue: async (storeId: string) => void enqueued.push(storeId),
    platform: { address: { scheme: 'http', port: 80 }, values: {} },
    reservedNames: new Set(),
    clusterId: 'test',
    adminEmailDefault: 'owner@example.org',
    baseDomain: 'localhost',
    storesMax: 100,
  } as unknown as StoresContext
  const ended = Promise.withResolvers<unknown>()
  const app = express().post('/', (req, res) => {
    res.status(503).end()
    const caller = () => ({ keyId: 'k', storesMax: null }) as Caller
    ended.resolve(carryOut(context, { req, res, actor: () => 'key:admin', caller }).catch((err: unknown) => err))
  })
  const server = app.listen(0, '127.0.0.1')
  await once(server, 'listening')
  await fetch(`http://127.0.0.1:${(server.address() as AddressInfo).port}`, { method: 'POST' })
  await ended.promise
  server.close()
  return enqueued
}

test('a change that is written after its call was answered still gets its job', async () => {
  const { id } = await rows.create('late')
  const enqueued = await carryOutLate((context, call) =>
    createAsk(context)({ params: { id }, ...call }, requestDeletion),
  )
  expect((await api.admin.get(`/stores/${id}`)).body.status).toBe('Deleting')
  expect(enqueued).toEqual([id])
})

test('so does a store that is written then', async () => {
  const body = CreateStore.parse({ store_name: 'late-store' })
  const enqueued = await carryOutLate((context, call) =>
    createStoreEndpoint(context).handle({ params: {}, query: {}, body, ...call }),
  )
  const { items } = (await api.admin.get('/stores?name=late-store')).body
  expect(items).toHaveLength(1)
  expect(enqueued).toEqual([items[0].id])
})
