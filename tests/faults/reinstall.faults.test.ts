import { helmsOf, mendPods, untilTrue, workerOf } from './harness/hands.ts'
import { helmAt, hold } from './harness/holds.ts'
import { testRows } from './harness/rows.ts'
import { images } from './harness/stages.ts'

testRows('reinstall', { workers: 1, images: { wordpress: images.held } }, [
  {
    name: 'reinstall-killed',
    injection: 'helm uninstall by hand, and the worker killed while it installs again',
    expected: 'installed again on the same claims, Ready',
    boundSeconds: 60,
    guard: 'a recovery touches no claim',
    alone: true,
    run: async ({ system, stores, recovering }) => {
      const store = await stores.create('again')
      const { namespace } = store
      await stores.hasEvent(store, 'Applied', 20)
      await untilTrue(
        'pods are there',
        async () => (await system.admin.core.listNamespacedPod({ namespace })).items.length === 2,
        20,
      )
      await mendPods(system, store)
      await stores.ready(store)
      const claims = async () =>
        (await system.admin.core.listNamespacedPersistentVolumeClaim({ namespace })).items
          .map(({ metadata }) => metadata?.uid)
          .sort()
          .join()
      const before = await claims()
      const held = hold(system, helmAt('again', 'objects'))
      await system.helm('uninstall', store.helm_release, '--namespace', namespace)
      await held.reached
      const worker = await workerOf(system, store)
      if (helmsOf(system, worker).length === 0) throw new Error('no helm runs')
      await worker.end('SIGKILL')
      recovering()
      held.release({ kind: 'reset' })
      await (await system.launch('worker')).ready()
      await untilTrue(
        'new pods are there',
        async () => (await system.admin.core.listNamespacedPod({ namespace })).items.length === 2,
        50,
      )
      await mendPods(system, store)
      await stores.ready(store, 30)
      if ((await claims()) !== before) throw new Error('the claims are others')
      return 'Ready on the same claims'
    },
  },
  {
    name: 'away-past-deadline',
    injection: 'the only worker is away past the deadline of a store that comes up meanwhile',
    expected: 'Ready, however late; never marked failed',
    boundSeconds: 20,
    guard: 'failed for good is judged by a fresh look',
    alone: true,
    run: async ({ system, stores, recovering }) => {
      const store = await stores.create('late')
      const { namespace } = store
      await stores.hasEvent(store, 'Applied', 20)
      await untilTrue(
        'pods are there',
        async () => (await system.admin.core.listNamespacedPod({ namespace })).items.length === 2,
        20,
      )
      await system.one('worker').end('SIGKILL')
      await untilTrue(
        'its deadline has passed',
        async () => {
          const late = 'select from stores where id = $1 and deadline_at < clock_timestamp()'
          return (await system.db.query(late, [store.id])).rowCount === 1
        },
        60,
      )
      await mendPods(system, store)
      await untilTrue(
        'its pods are ready',
        async () => {
          const { rows } = await system.db.query('select workloads_generation as ready from stores where id = $1', [
            store.id,
          ])
          return rows[0]?.ready === 1
        },
        20,
      )
      await (await system.launch('worker')).ready()
      recovering()
      await stores.ready(store, 30)
      const events = await stores.events(store)
      if (events.some(({ type }) => type === 'GenerationFailed')) throw new Error('it was marked failed')
      return 'Ready after its deadline'
    },
  },
])
