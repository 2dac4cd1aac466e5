import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Store } from '@storeyard/core/contract/stores'
import { problemOf } from '../e2e/harness/api.ts'
import { ask } from './harness/asks.ts'
import { helmAt, hold } from './harness/holds.ts'
import { type RowTools, testRows } from './harness/rows.ts'
import { apiOf } from './harness/stores.ts'

/** Somebody installs a release of the store's name by hand, with a setting of their own. */
async function installByHand({ system }: RowTools, store: Store): Promise<void> {
  const { rows } = await system.db.query('select spec from store_specs where store_id = $1', [store.id])
  const file = join(system.dir, `${store.store_name}.json`)
  writeFileSync(file, JSON.stringify(rows[0]?.spec.values))
  await system.helm(
    ...['install', store.helm_release, `${system.context.root}/charts/store`, '--namespace', store.namespace],
    ...['--values', file, '--set', 'store.generation=99,store.credentialsUid=theirs,wordpress.php.memoryLimit=1G'],
  )
}

/** The memory limit that the store's PHP has, and which write it came with. */
const settingsOf = async ({ system }: RowTools, { namespace }: Store) => {
  const { data, metadata } = await system.admin.core.readNamespacedConfigMap({ namespace, name: 'wordpress-config' })
  return { theirs: JSON.stringify(data).includes('1G'), version: metadata?.resourceVersion }
}

const refuseAdoption = async ({ system }: RowTools, { id }: Store) => {
  const answer = await apiOf(system).call('POST', `/stores/${id}/adopt`)
  if (problemOf(answer).code !== 'NOT_BLOCKED') throw new Error(`an adoption was answered ${answer.status}`)
}

const offersAdoption = ({ ways_out }: Store) => {
  if (!ways_out.includes('adopt')) throw new Error(`it offers only ${ways_out}`)
}

testRows('adopt', { workers: 1 }, [
  {
    name: 'adopt-namespace',
    injection: "a namespace of somebody else has the store's name; its admin labels it, and the store is to adopt it",
    expected: 'blocked with ForeignNamespace until it is labelled; then Ready, and what was in it is as it was',
    boundSeconds: 30,
    guard: "a namespace becomes the store's by its admin's label and a person's word, not by one of them",
    run: async (tools) => {
      const { system, stores, recovering } = tools
      const held = hold(system, ({ path }) => path.startsWith('/api/v1/namespaces/adopt-space-'))
      const store = await stores.create('adopt-space')
      await held.reached
      const { namespace } = store
      await system.admin.core.createNamespace({
        body: { metadata: { name: namespace, labels: { owner: 'somebody' } } },
      })
      const body = { metadata: { name: 'theirs' } }
      const before = await system.admin.core.createNamespacedConfigMap({ namespace, body })
      held.release()
      offersAdoption(await stores.failed(store, 'ForeignNamespace', 20))
      // The word alone is not enough.
      await ask(system, 'POST', `/stores/${store.id}/adopt`)
      await stores.until(store, 'blocked again', blockedAt(2, 'ForeignNamespace'), 20)
      await system.kubectl(
        ...['label', 'namespace', namespace, 'app.kubernetes.io/managed-by=storeyard'],
        ...[`storeyard.io/store-id=${store.id}`, 'pod-security.kubernetes.io/enforce=restricted'],
      )
      await ask(system, 'POST', `/stores/${store.id}/adopt`)
      recovering()
      const { generation } = await stores.ready(store, 30)
      if (generation !== 3) throw new Error(`it was applied as generation ${generation}, not as the one asked for`)
      const after = await system.admin.core.readNamespacedConfigMap({ namespace, name: 'theirs' })
      if (after.metadata?.resourceVersion !== before.metadata?.resourceVersion)
        throw new Error('their object was changed')
      return 'ForeignNamespace with the word alone; Ready with the label too'
    },
  },
  {
    name: 'adopt-release',
    injection: "somebody installs a release of the store's name by hand; the store is to adopt it",
    expected: "blocked with ForeignRelease, nothing changed; then Ready with the store's own settings over it",
    boundSeconds: 30,
    guard: "a release without our labels is touched on a person's word alone",
    run: async (tools) => {
      const { system, stores, recovering } = tools
      const held = hold(system, helmAt('adopt-release', 'record'))
      const store = await stores.create('adopt-release')
      await held.reached
      await refuseAdoption(tools, store)
      await installByHand(tools, store)
      held.release({ kind: 'answer', status: 500 })
      offersAdoption(await stores.failed(store, 'ForeignRelease', 30))
      const before = await settingsOf(tools, store)
      // Tried again it is blocked again: nothing takes the release over by itself.
      await ask(system, 'POST', `/stores/${store.id}/retry`)
      await stores.until(store, 'blocked again', blockedAt(2, 'ForeignRelease'), 20)
      const untouched = await settingsOf(tools, store)
      if (!untouched.theirs || untouched.version !== before.version) throw new Error('their release was changed')
      await ask(system, 'POST', `/stores/${store.id}/adopt`)
      recovering()
      await stores.hasEvent(store, 'Adopted', 20)
      await stores.ready(store, 30)
      if ((await settingsOf(tools, store)).theirs) throw new Error('it is Ready with their settings')
      await refuseAdoption(tools, store)
      return "ForeignRelease, untouched; then Ready with the store's settings"
    },
  },
])

const blockedAt = (generation: number, reason: string) => (now: Store) =>
  now.status === 'Failed' && now.reason === reason && now.generation === generation
