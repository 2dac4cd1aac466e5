import type { DbClient } from '@storeyard/core/db/client'
import { listEvents } from '@storeyard/core/db/readEvents'
import { stores } from '@storeyard/core/db/schema'
import type { ClusterView } from '@storeyard/core/kube/clusterView'
import { createLogger } from '@storeyard/core/observability/logger'
import { createRegistry, type Registry } from '@storeyard/core/observability/metrics'
import { createProducerConnection } from '@storeyard/core/queue/connection'
import { createStoresQueue, enqueueStore, hasJobUnderWay, type StoresQueue } from '@storeyard/core/queue/stores'
import { createTestDatabase, createTestRedis, openTestDb } from '../../core/test/harness/database.ts'
import { until } from '../../core/test/harness/server.ts'
import { createCheckups } from '../src/checkups.ts'
import { createFrontPages } from '../src/frontPages.ts'
import { createReconcilerMetrics } from '../src/metrics.ts'
import { createPump } from '../src/pump.ts'
import { createReconciler } from '../src/reconciler.ts'

const logger = createLogger({ service: 'test', level: 'silent' })
const retry = { attempts: 1, backoffMs: 1 }

/** A cluster that holds nothing yet. */
const view: ClusterView = {
  listed: Promise.resolve(),
  of: () => ({
    namespace: { kind: 'absent' },
    workloads: [null, null],
    pods: [],
    claims: [],
    warnings: [],
    quotas: [],
  }),
  objectsOf: () => [],
  storeIds: () => [],
  ages: () => ({}),
  oldestAgeMs: () => 0,
  stop: () => {},
}

let client: DbClient
let queue: StoresQueue
let registry: Registry
const closers: (() => unknown)[] = []
beforeAll(async () => {
  client = openTestDb(await createTestDatabase())
  const redis = createProducerConnection(await createTestRedis(), () => {})
  queue = createStoresQueue(redis)
  registry = createRegistry('test')
  closers.push(
    client.close,
    () => redis.disconnect(),
    () => queue.close(),
  )
})
afterAll(async () => {
  for (const close of closers.reverse()) await close()
})

const insertStore = async (id: string, columns: Partial<typeof stores.$inferInsert> = {}) => {
  const name = `shop-${id}`
  await client.db.insert(stores).values({
    id,
    storeName: name,
    namespace: name,
    helmRelease: name,
    domain: `${name}.localhost`,
    clusterId: 'test',
    createdBy: 'test',
    title: name,
    adminEmail: 'a@example.com',
    locale: 'en_US',
    timezone: 'UTC',
    plan: 'small',
    ...columns,
  })
}

function startReconciler() {
  const metrics = createReconcilerMetrics(registry, { ages: view.ages, isActive: () => true })
  const pump = createPump({
    work: (id) => reconciler.look(id),
    onError: (_id, err) => {
      throw err
    },
  })
  const reconciler = createReconciler({
    db: client.db,
    view,
    queue,
    retry,
    leadership: { fence: () => 1, stop: async () => {} },
    frontPages: createFrontPages({
      visit: async () => ({ status: 200, isHtml: true, body: '', end: '' }),
      everySeconds: 300,
      onVerdict: pump.mark,
      logger,
    }),
    checkups: createCheckups(600),
    logger,
    metrics,
    lookLater: pump.markLater,
  })
  closers.push(pump.stop)
  return { reconciler, metrics }
}

const found = async (id: string) =>
  (await listEvents(client.db, { storeId: id, limit: 10 })).items.filter(({ type }) => type === 'Found')

test('stores that wait in a long queue are no repairs; one without its job is', async () => {
  const waiting = Array.from({ length: 20 }, (_, index) => `${index}`.padStart(8, '0'))
  // No worker takes a job: the queue is as long as it can be.
  for (const id of waiting) {
    await insertStore(id, Number(id) % 2 === 0 ? {} : { attemptGeneration: 1 })
    await enqueueStore(queue, id, retry)
  }
  // Looked at after all others, so theirs are confirmed when its is.
  await insertStore('ffffffff')
  const { reconciler, metrics } = startReconciler()
  await reconciler.sweep(true)
  await until('the store without a job is found', async () => (await found('ffffffff')).length > 0)
  expect((await Promise.all(waiting.map(found))).flat()).toEqual([])
  expect(await hasJobUnderWay(queue, 'ffffffff')).toBe(true)
  const { values } = await metrics.found.get()
  expect(values.map(({ labels, value }) => [labels, value])).toEqual([[{ cause: 'notAttempted', repair: 'true' }, 1]])
})
