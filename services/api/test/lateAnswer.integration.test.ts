import { once } from 'node:events'
import type { AddressInfo } from 'node:net'
import { requestDeletion } from '@storeyard/core/db/desired'
import type { Caller } from '@storeyard/core/db/keys'
import express from 'express'
import { createAsk } from '../src/stores/ask.ts'
import type { StoresContext } from '../src/stores/context.ts'
import { createRows } from './support/rows.ts'
import { startTestApi } from './support/testApi.ts'

test('a change that is written after its call was answered still gets its job', async () => {
  const api = await startTestApi()
  const { id } = await createRows(() => api).create('late')
  const enqueued: string[] = []
  const ask = createAsk({
    db: api.db,
    enqueue: async (storeId) => void enqueued.push(storeId),
    platform: { address: { scheme: 'http', port: 80 }, values: {} },
  } as StoresContext)
  const asked = Promise.withResolvers<unknown>()
  const app = express().delete('/', (req, res) => {
    // As the deadline of the whole call does.
    res.status(503).end()
    const call = { params: { id }, actor: () => 'key:admin', caller: () => ({ keyId: 'k' }) as Caller, req, res }
    asked.resolve(ask(call, requestDeletion).catch((err: unknown) => err))
  })
  const server = app.listen(0, '127.0.0.1')
  await once(server, 'listening')
  await fetch(`http://127.0.0.1:${(server.address() as AddressInfo).port}`, { method: 'DELETE' })
  await asked.promise
  server.close()
  expect((await api.admin.get(`/stores/${id}`)).body.status).toBe('Deleting')
  expect(enqueued).toEqual([id])
})
