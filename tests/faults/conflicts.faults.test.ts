import type { Store } from '@storeyard/core/contract/stores'
import { orAbsent } from '@storeyard/core/kube/errors'
import { untilTrue } from './harness/hands.ts'
import { hold, serviceAt } from './harness/holds.ts'
import { testRows } from './harness/rows.ts'
import { apiOf } from './harness/stores.ts'
import type { System } from './harness/system.ts'

/** Takes the namespace away at once, with whatever is still in it, and makes another one of its name. */
async function replaceNamespace({ admin }: System, name: string) {
  await admin.core.deleteNamespace({ name })
  await untilTrue(
    'the namespace is gone',
    async () => {
      const found = await orAbsent(admin.core.readNamespace({ name }))
      if (!found) return true
      await orAbsent(admin.core.replaceNamespaceFinalize({ name, body: { ...found, spec: { finalizers: [] } } }))
      return false
    },
    10,
  )
  return admin.core.createNamespace({ body: { metadata: { name, labels: { owner: 'somebody' } } } })
}

testRows('conflicts', { workers: 1 }, [
  {
    name: 'namespace-replaced',
    injection: "a deleted store's namespace is replaced by somebody else's right before the worker deletes it",
    expected: 'the other namespace stays; Deleted',
    boundSeconds: 60,
    guard: 'a namespace is deleted by the UID that was seen; by policy only one with our label',
    run: async ({ system, stores, recovering }) => {
      const store = await stores.createReady('replaced')
      const { namespace } = store
      const held = hold(system, serviceAt('replaced', 'DELETE', new RegExp(`/namespaces/${namespace}$`)))
      await apiOf(system).remove(store.id)
      await held.reached
      const made = await replaceNamespace(system, namespace)
      held.release()
      recovering()
      // What the store had is still in the namespace, its role bindings among it.
      const isPast = ({ status, reason }: Store) => status === 'Deleted' || reason === 'ForeignNamespace'
      await stores.until(store, 'past it', isPast, 30)
      const { metadata } = await system.admin.core.readNamespace({ name: namespace })
      if (metadata?.uid !== made.metadata?.uid || metadata?.deletionTimestamp)
        throw new Error("somebody else's namespace was deleted")
      await system.kubectl('delete', 'namespace', namespace)
      await stores.deleted(store, 40)
      return 'the other namespace stayed, Deleted'
    },
  },
  {
    name: 'seal-conflict',
    injection: 'the API server answers the sealing of a namespace with 409: it changed since it was read',
    expected: 'looked at again at once and sealed; no failed attempt; Ready',
    boundSeconds: 20,
    guard: 'what changed since it was seen is looked at again',
    run: async ({ system, stores, recovering }) => {
      const held = hold(system, serviceAt('sealed', 'PATCH', /\/namespaces\/sealed-[^/]+$/))
      const store = await stores.create('sealed')
      await held.reached
      const failures = async () => (await stores.events(store)).filter(({ type }) => type === 'AttemptFailed').length
      const before = await failures()
      held.release({ kind: 'answer', status: 409 })
      recovering()
      const sealedAt = async () => {
        const { rows } = await system.db.query('select sealed_at as at from stores where id = $1', [store.id])
        return rows[0]?.at as Date | null
      }
      await untilTrue('it is sealed', async () => (await sealedAt()) !== null, 20)
      await stores.ready(store, 20)
      if ((await failures()) !== before) throw new Error('it was taken for a failure')
      return 'sealed by the same attempt, Ready'
    },
  },
])
