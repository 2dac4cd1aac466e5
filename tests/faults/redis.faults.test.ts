import { createProducerConnection } from '@storeyard/core/queue/connection'
import { createStoresQueue } from '@storeyard/core/queue/stores'
import { helmsOf, holdFor, untilTrue } from './harness/hands.ts'
import { helmAt, hold } from './harness/holds.ts'
import { testRows } from './harness/rows.ts'

const labels = (name: string) => ['a', 'b', 'c'].map((letter) => `${name}-${letter}`)

testRows('redis', { workers: 2 }, [
  {
    name: 'redis-killed',
    injection: 'SIGKILL of Redis right after three requests: its last second is lost',
    expected: 'every accepted store Ready',
    boundSeconds: 45,
    guard: 'the reconciler finds the rows that have no job',
    alone: true,
    run: async ({ system, stores, recovering }) => {
      const made = await Promise.all(labels('killed').map((label) => stores.create(label)))
      await system.redis.kill()
      await holdFor(1)
      await system.redis.start()
      recovering()
      await Promise.all(made.map((store) => stores.ready(store, 45)))
      return 'all three Ready'
    },
  },
  {
    name: 'redis-flushed',
    injection: 'FLUSHALL each 500 ms for 4 s, while three stores are asked for and no worker takes a job',
    expected: 'every accepted store Ready',
    boundSeconds: 45,
    guard: 'the reconciler finds the rows that have no job',
    alone: true,
    run: async ({ system, stores, recovering }) => {
      const workers = system.running('worker')
      for (const worker of workers) worker.signal('SIGSTOP')
      const made = await Promise.all(labels('flushed').map((label) => stores.create(label)))
      for (let n = 0; n < 8; n++) {
        await holdFor(0.5)
        await system.redis.ask((redis) => redis.flushall())
      }
      for (const worker of workers) worker.signal('SIGCONT')
      recovering()
      await Promise.all(made.map((store) => stores.ready(store, 45)))
      return 'all three Ready'
    },
  },
  {
    name: 'redis-away',
    injection: 'Redis is away while a store is asked for, for 5 s',
    expected: '202 all the same, Ready when it is back',
    boundSeconds: 30,
    guard: 'Redis is a hint: the row is what was accepted',
    alone: true,
    run: async ({ system, stores, recovering }) => {
      system.proxies.redis.setAway(true)
      const store = await stores.create('away')
      await holdFor(5)
      system.proxies.redis.setAway(false)
      recovering()
      await stores.ready(store, 40)
      return '202, then Ready'
    },
  },
  {
    name: 'redis-full',
    injection: 'Redis has no memory left (maxmemory) for 5 s while a store is asked for',
    expected: '202 all the same, Ready when there is room',
    boundSeconds: 30,
    guard: 'Redis is a hint: the row is what was accepted',
    alone: true,
    run: async ({ system, stores, recovering }) => {
      await system.redis.ask((redis) => redis.config('SET', 'maxmemory', '1'))
      const store = await stores.create('full')
      await holdFor(5)
      await system.redis.ask((redis) => redis.config('SET', 'maxmemory', '0'))
      recovering()
      await stores.ready(store, 40)
      return '202, then Ready'
    },
  },
  {
    name: 'redis-slow',
    injection: 'each word to Redis takes 300 ms longer for 6 s',
    expected: 'every accepted store Ready',
    boundSeconds: 30,
    guard: 'locks of jobs are longer than a slow answer',
    alone: true,
    run: async ({ system, stores, recovering }) => {
      system.proxies.redis.setDelay(300)
      const made = await Promise.all(labels('slow').map((label) => stores.create(label)))
      await holdFor(6)
      system.proxies.redis.setDelay(0)
      recovering()
      await Promise.all(made.map((store) => stores.ready(store, 40)))
      return 'all three Ready'
    },
  },
  {
    name: 'redis-evicts',
    injection: 'Redis may evict keys when a worker starts',
    expected: 'that worker is not ready until the policy is noeviction',
    boundSeconds: 20,
    guard: 'readiness looks at the eviction policy',
    alone: true,
    run: async ({ system, recovering }) => {
      await system.redis.ask((redis) => redis.config('SET', 'maxmemory-policy', 'allkeys-lru'))
      const worker = await system.launch('worker')
      await untilTrue(
        'it says that it is not ready',
        async () => {
          const answer = await fetch(`http://127.0.0.1:${worker.port}/readyz`)
          return answer.status === 503 && (await answer.text()).includes('redis')
        },
        20,
      )
      await system.redis.ask((redis) => redis.config('SET', 'maxmemory-policy', 'noeviction'))
      recovering()
      await worker.ready()
      await worker.end('SIGTERM')
      return '503 naming Redis, then ready'
    },
  },
  {
    name: 'job-twice',
    injection: 'the same job is delivered to two workers five times',
    expected: 'one helm at a time, applied once, Ready',
    boundSeconds: 30,
    guard: "a store's lease",
    alone: true,
    run: async ({ system, stores, recovering }) => {
      const redis = createProducerConnection(system.redis.url, () => {})
      const queue = createStoresQueue(redis)
      await untilTrue('the queue answers', async () => redis.status === 'ready', 5)
      let most = 0
      const timer = setInterval(() => {
        const helms = system.running('worker').flatMap((worker) => helmsOf(system, worker))
        most = Math.max(most, helms.length)
      }, 10)
      const held = hold(system, helmAt('twice', 'objects'))
      const store = await stores.create('twice')
      await held.reached
      for (let n = 0; n < 5; n++) await queue.add('reconcile-store', { storeId: store.id })
      const refused = new RegExp(`"storeId":"${store.id}","msg":"another worker holds`)
      await untilTrue(
        'the other worker is refused',
        async () => system.running('worker').some((worker) => refused.test(worker.words())),
        10,
      )
      held.release()
      recovering()
      await stores.ready(store, 30).finally(() => clearInterval(timer))
      await queue.close()
      redis.disconnect()
      const events = await stores.events(store)
      const applied = events.filter(({ type }) => type === 'Applied')
      const trouble = events.find(({ type }) => type === 'AttemptFailed' || type === 'ReleaseRecovered')
      if (trouble) throw new Error(`one disturbed the other: ${trouble.message}`)
      if (applied.length !== 1) throw new Error(`it was applied ${applied.length} times`)
      if (most > 1) throw new Error(`${most} helms ran at once`)
      return 'applied once, Ready'
    },
  },
])
