import type { Store } from '@storeyard/core/contract/stores'
import { listProcesses } from '../e2e/harness/processes.ts'
import { helmsOf, untilTrue, workerOf } from './harness/hands.ts'
import { helmAt, hold } from './harness/holds.ts'
import { type RowTools, testRows } from './harness/rows.ts'
import { apiOf } from './harness/stores.ts'

/** A worker begins with a deletion when it asks the API server for the first removal. */
async function begins({ system }: RowTools, { namespace }: Store, work: () => Promise<unknown>): Promise<void> {
  let begun = false
  const remove = system.proxies.kube.add(({ method, path }) => {
    begun ||= method === 'DELETE' && path.includes(`/namespaces/${namespace}`)
    return null
  })
  try {
    await work()
    await untilTrue('the deletion begins', async () => begun, 10)
  } finally {
    remove()
  }
}

/** Makes a store whose apply failed and that waits ten minutes for the next one. */
async function backingOff({ system, stores }: RowTools, label: string): Promise<Store> {
  const held = hold(system, helmAt(label, 'record'))
  const store = await stores.create(label)
  await held.reached
  held.release({ kind: 'answer', status: 403, message: 'refused by the fault' })
  await stores.hasEvent(store, 'AttemptFailed', 20)
  return store
}

// A failed apply is tried again after ten minutes.
const env = { worker: { BACKOFF_SECONDS: '600', BACKOFF_SECONDS_MAX: '600', DEADLINE_SECONDS: '3600' } }

testRows('deletion', { workers: 2, env }, [
  {
    name: 'delete-while-made',
    injection: 'DELETE while helm installs',
    expected: 'Deleted, nothing left',
    boundSeconds: 30,
    guard: 'a job reads what the row wants now',
    run: async ({ system, stores, recovering }) => {
      const held = hold(system, helmAt('made', 'objects'))
      const store = await stores.create('made')
      await held.reached
      await apiOf(system).remove(store.id)
      recovering()
      held.release()
      await stores.deleted(store, 40)
      return 'Deleted'
    },
  },
  {
    name: 'delete-in-backoff',
    injection: 'DELETE during a backoff of ten minutes',
    expected: 'the deletion begins at once',
    boundSeconds: 2,
    guard: 'a backoff holds for the generation that it was written for',
    run: async (tools) => {
      const store = await backingOff(tools, 'backoff')
      await begins(tools, store, async () => {
        tools.recovering()
        await apiOf(tools.system).remove(store.id)
      })
      tools.recovered()
      await tools.stores.deleted(store, 40)
      return 'begun at once, Deleted'
    },
  },
  {
    name: 'retry-in-backoff',
    injection: 'POST retry during a backoff of ten minutes',
    expected: 'Ready within seconds',
    boundSeconds: 15,
    guard: 'a backoff holds for the generation that it was written for',
    run: async (tools) => {
      const store = await backingOff(tools, 'retry')
      await apiOf(tools.system).call('POST', `/stores/${store.id}/retry`)
      tools.recovering()
      await tools.stores.ready(store, 30)
      return 'Ready'
    },
  },
  {
    name: 'delete-twice',
    injection: 'ten DELETEs at once',
    expected: 'each is answered 202, one deletion, Deleted',
    boundSeconds: 30,
    guard: 'a second deletion changes nothing',
    run: async ({ system, stores, recovering }) => {
      const store = await stores.createReady('twice')
      recovering()
      const answers = await Promise.all(
        Array.from({ length: 10 }, () => apiOf(system).call('DELETE', `/stores/${store.id}`)),
      )
      if (answers.some(({ status }) => status !== 202)) throw new Error('one was not answered 202')
      await stores.deleted(store, 40)
      const asked = (await stores.events(store)).filter(({ type }) => type === 'DeletionRequested')
      if (asked.length !== 1) throw new Error(`it was asked for ${asked.length} times`)
      return 'Deleted once'
    },
  },
  {
    name: 'delete-while-failing',
    injection: 'DELETE while an attempt is active that then fails',
    expected: 'the deletion begins as soon as the attempt has failed',
    boundSeconds: 2,
    guard: 'an attempt that fails while the generation moved ends without backoff',
    run: async (tools) => {
      const { system, stores, recovering, recovered } = tools
      const held = hold(system, helmAt('failing', 'objects'))
      const store = await stores.create('failing')
      await held.reached
      await apiOf(system).remove(store.id)
      const [failing] = helmsOf(system, await workerOf(system, store))
      if (!failing) throw new Error('its helm has ended before it was let go')
      await begins(tools, store, async () => {
        held.release({ kind: 'answer', status: 403, message: 'refused by the fault' })
        // With its helm the attempt ends: until then it is active.
        await untilTrue('its helm ends', async () => listProcesses().every(({ pid }) => pid !== failing.pid), 10)
        recovering()
      })
      recovered()
      await stores.deleted(store, 40)
      // The failure was the old generation's: written on the new one, it would be a backoff of the deletion.
      const events = (await stores.events(store)).map(({ type }) => type)
      if (events.slice(events.indexOf('DeletionRequested')).includes('AttemptFailed'))
        throw new Error('the deletion was given the failure of the attempt before it')
      return 'begun at once, Deleted'
    },
  },
])
