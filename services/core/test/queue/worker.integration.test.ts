import { once } from 'node:events'
import { ApiException } from '@kubernetes/client-node'
import { Redis } from 'ioredis'
import { createStoresQueue, enqueueStore } from '../../src/queue/stores.ts'
import { createStoresWorker, type StoresWorker } from '../../src/queue/worker.ts'
import { createTestRedis } from '../harness/database.ts'

const open: { close: () => unknown }[] = []
afterEach(async () => {
  for (const part of open.splice(0).reverse()) await part.close()
})

async function startQueue(handle: (storeId: string, signal: AbortSignal) => Promise<void>) {
  const connection = new Redis(await createTestRedis(), { maxRetriesPerRequest: null })
  const failed: Error[] = []
  const queue = createStoresQueue(connection)
  const worker: StoresWorker = createStoresWorker({
    connection,
    concurrency: 1,
    lockMs: 1_000,
    stalledCheckMs: 1_000,
    handle,
    onFailed: (_storeId, err) => failed.push(err),
    onError: () => {},
  })
  open.push({ close: () => connection.disconnect() }, queue, worker)
  return { connection, queue, worker, failed }
}

const retry = { attempts: 1, backoffMs: 1 }

test('of a failed job Redis keeps one short sentence: no secret, no answer, no stack', async () => {
  const err = new ApiException(
    403,
    'Unknown API Status Code!',
    { message: 'secrets "store-credentials" is forbidden: password=hunter2', data: 'hunter3' },
    { authorization: 'Bearer hunter4' },
  )
  const { connection, queue, worker, failed } = await startQueue(() => Promise.reject(err))
  const ended = once(worker, 'failed')
  await enqueueStore(queue, 'a1b2c3d4', retry)
  await ended
  const [job] = await queue.getFailed()
  expect(job?.failedReason).toBe('secrets "store-credentials" is forbidden: password=[redacted]')
  expect(job?.stacktrace).toEqual([])
  expect(JSON.stringify(await connection.hgetall(queue.toKey(`${job?.id}`)))).not.toContain('hunter')
  // The worker's own log has it all.
  expect(failed[0]?.cause).toBe(err)
})

test('a job whose lock is lost is cancelled', async () => {
  const begun = Promise.withResolvers<void>()
  const cancelled = Promise.withResolvers<void>()
  const { connection, queue } = await startQueue(async (_storeId, signal) => {
    signal.addEventListener('abort', () => cancelled.resolve())
    begun.resolve()
    await cancelled.promise
  })
  await enqueueStore(queue, 'a1b2c3d4', retry)
  await begun.promise
  await connection.flushdb()
  await cancelled.promise
})
