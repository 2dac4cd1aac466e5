import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { untilTrue } from './harness/hands.ts'
import { testRows } from './harness/rows.ts'
import { apiOf } from './harness/stores.ts'

/** An API of a group that nobody serves: discovery of the whole cluster says that it is incomplete. */
const broken = {
  apiVersion: 'apiregistration.k8s.io/v1',
  kind: 'APIService',
  metadata: { name: 'v1.faults.storeyard.io' },
  spec: {
    group: 'faults.storeyard.io',
    version: 'v1',
    groupPriorityMinimum: 1,
    versionPriority: 1,
    insecureSkipTLSVerify: true,
    service: { name: 'nobody', namespace: 'default' },
  },
}

testRows('discovery', { workers: 1 }, [
  {
    name: 'aggregated-api-broken',
    injection: 'an aggregated API of the cluster does not answer, and is removed later',
    expected: 'stores are made; a deletion says what holds it, and ends when the API is removed',
    boundSeconds: 60,
    guard: "a terminating namespace's conditions are shown",
    alone: true,
    run: async ({ system, stores, recovering }) => {
      const old = await stores.createReady('old')
      const file = join(system.dir, 'broken-api.json')
      writeFileSync(file, JSON.stringify(broken))
      await system.kubectl('create', '-f', file)
      await untilTrue(
        'the API is known to be away',
        async () => {
          const said = await system.kubectl('get', 'apiservice', broken.metadata.name, '--output', 'json')
          return /"status": "False"/.test(said)
        },
        20,
      )
      try {
        await stores.createReady('new')
        await apiOf(system).remove(old.id)
        const shown = await stores.until(
          old,
          'naming what holds it',
          (now) => now.reason === 'NamespaceTerminating',
          40,
        )
        if (!/discovery/i.test(shown.message ?? '')) throw new Error(`it says ${shown.message}`)
      } finally {
        await system.kubectl('delete', 'apiservice', broken.metadata.name)
      }
      recovering()
      await stores.deleted(old, 60)
      return 'made and deleted; the condition was shown'
    },
  },
])
