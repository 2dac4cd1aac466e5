import { testRows } from './harness/rows.ts'

// A helm run asks the API server some 30 times, one after another.
const env = { worker: { HELM_LIMIT_SECONDS: '120', DEADLINE_SECONDS: '600', LEASE_SECONDS: '12' } }

testRows('slow', { workers: 1, env }, [
  {
    name: 'slow',
    injection: 'the API server takes 2 s for each request (0.5 s in the test run)',
    expected: 'Ready',
    boundSeconds: 300,
    guard: 'deadlines of requests, lease and helm leave room',
    run: async ({ system, stores, full, recovering }) => {
      const remove = system.proxies.kube.add(({ watch }) => (watch ? null : { kind: 'delay', ms: full ? 2_000 : 500 }))
      recovering()
      const store = await stores.ready(await stores.create('slow'), 290)
      remove()
      return `${store.status}`
    },
  },
])
