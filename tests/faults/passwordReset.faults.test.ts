import { Credentials, type Store } from '@storeyard/core/contract/stores'
import { credentialsName, ingressName, mariadbName } from '@storeyard/core/domain/marks'
import { untilTrue } from './harness/hands.ts'
import { type Hold, hold, serviceAt } from './harness/holds.ts'
import type { KubeRequest } from './harness/kubeProxy.ts'
import { type PlayedWordpress, playWordpress, readCredentials } from './harness/playedWordpress.ts'
import { type Row, type RowTools, testRows } from './harness/rows.ts'
import type { Service } from './harness/service.ts'
import { apiOf } from './harness/stores.ts'
import type { System } from './harness/system.ts'

const ask = async (system: System, { id }: Store) => {
  const { status } = await apiOf(system).call('POST', `/stores/${id}/reset-password`)
  if (status !== 202) throw new Error(`the reset was answered ${status}`)
}

/** Asked of the row: each reading of the credentials would leave an event. */
async function hasEnded(system: System, { id }: Store): Promise<boolean> {
  const { rows } = await system.db.query(
    'select password_reset = password_reset_ended as ended from stores where id = $1',
    [id],
  )
  return rows[0]?.ended === true
}

const ends = (system: System, store: Store, wordpress: PlayedWordpress) =>
  untilTrue(
    'the reset ends',
    async () => {
      await wordpress.runResets({ answer: true })
      return hasEnded(system, store)
    },
    60,
  )

/** One password is valid, a new one, and it is the one that the Secret shows; the Job ran once and is gone. */
async function expectReset({ system, stores }: RowTools, store: Store, wordpress: PlayedWordpress, old: string) {
  const { password, next } = await readCredentials(system, store)
  const { items } = await system.admin.batch.listNamespacedJob({ namespace: store.namespace })
  const told = (await stores.events(store)).filter(({ type }) => /^PasswordReset(Failed)?$/.test(type))
  const wrong = []
  if (password !== wordpress.password()) wrong.push("what the Secret shows is not WordPress's password")
  if (password === old) wrong.push('the password is the old one')
  if (next !== null) wrong.push('the Secret still holds a next password')
  if (wordpress.runs() !== 1) wrong.push(`WordPress was told ${wordpress.runs()} times`)
  if (items.length > 0) wrong.push(`${items.length} Jobs are left`)
  if (told.map(({ type }) => type).join() !== 'PasswordReset') wrong.push(`the history says ${JSON.stringify(told)}`)
  const { status, reason } = await stores.read(store.id)
  if (status !== 'Ready' || reason !== null) wrong.push(`the store is ${status} (${reason})`)
  if (wrong.length > 0) throw new Error(wrong.join('; '))
}

/** A reset that waits, as a quota of somebody else's leaves no room for its Job's pod. */
async function askWithoutRoom(row: RowTools, name: string) {
  const { system, stores } = row
  const store = await stores.createReady(name)
  const wordpress = await playWordpress(system, store)
  const old = wordpress.password()
  const quota = { namespace: store.namespace, name: 'foreign' }
  const body = { metadata: { name: quota.name }, spec: { hard: { pods: '2' } } }
  await system.admin.core.createNamespacedResourceQuota({ ...quota, body })
  await ask(system, store)
  return {
    store,
    told: await stores.until(store, 'told to wait', ({ reason }) => reason === 'PasswordResetWaits', 30),
    makeRoom: () => system.admin.core.deleteNamespacedResourceQuota(quota),
    endsWell: async () => {
      await ends(system, store, wordpress)
      await expectReset(row, store, wordpress, old)
    },
  }
}

async function holderOf(system: System, { id }: Store): Promise<Service> {
  const { rows } = await system.db.query('select lease_owner as owner from stores where id = $1', [id])
  const pid = Number(`${rows[0]?.owner}`.split('-').at(-2))
  const worker = system.running('worker').find((one) => one.pid === pid)
  if (!worker) throw new Error(`no worker holds ${id}`)
  return worker
}

const secretPath = /\/secrets\/store-credentials/
const jobPath = /\/jobs\b/

const nth = (count: number, at: (request: KubeRequest) => boolean) => {
  let seen = 0
  return (request: KubeRequest) => at(request) && ++seen === count
}

interface Step {
  name: string
  /** What is killed, in words. */
  when: string
  at: (label: string) => (request: KubeRequest) => boolean
  /** What the held request leaves once it is done; null: the worker dies before it is. */
  done: ((system: System, store: Store) => Promise<boolean>) | null
}

const jobs = async (system: System, { namespace }: Store) =>
  (await system.admin.batch.listNamespacedJob({ namespace })).items.length

/** The writes of a reset in their order. */
const steps: readonly Step[] = [
  {
    name: 'next-unwritten',
    when: 'before the next password is written',
    at: (label) => serviceAt(label, 'PUT', secretPath),
    done: null,
  },
  {
    name: 'next-written',
    when: 'right after the next password was written',
    at: (label) => serviceAt(label, 'PUT', secretPath),
    done: async (system, store) => (await readCredentials(system, store)).next !== null,
  },
  {
    name: 'job-created',
    when: 'right after the Job was created',
    at: (label) => serviceAt(label, 'POST', jobPath),
    done: async (system, store) => (await jobs(system, store)) > 0,
  },
  {
    name: 'job-done',
    when: 'when the Job is done, before the Secret shows it',
    at: (label) => nth(2, serviceAt(label, 'PUT', secretPath)),
    done: null,
  },
  {
    name: 'secret-shown',
    when: 'right after the Secret shows the new password',
    at: (label) => nth(2, serviceAt(label, 'PUT', secretPath)),
    done: async (system, store) => (await readCredentials(system, store)).next === null,
  },
  {
    name: 'job-deleted',
    when: 'when the Job is deleted, before the row says that it is done',
    at: (label) => serviceAt(label, 'DELETE', jobPath),
    done: async (system, store) => (await jobs(system, store)) === 0,
  },
]

async function untilHeld(held: Hold, wordpress: PlayedWordpress): Promise<void> {
  let isHeld = false
  held.reached.then(() => {
    isHeld = true
  })
  await untilTrue(
    'the worker is at this step',
    async () => {
      if (!isHeld) await wordpress.runResets({ answer: true })
      return isHeld
    },
    40,
  )
}

const killedAt = ({ name, when, at, done }: Step): Row => ({
  name: `reset-killed-${name}`,
  injection: `SIGKILL of the worker that resets a password, ${when}`,
  expected: 'another goes on: one password is valid, and the Secret shows it',
  boundSeconds: 40,
  guard: 'each write of a reset says where the next worker goes on',
  alone: true,
  run: async (row) => {
    const { system, stores, recovering } = row
    const store = await stores.createReady(name)
    const wordpress = await playWordpress(system, store)
    const old = wordpress.password()
    const held = hold(system, at(name))
    await ask(system, store)
    await untilHeld(held, wordpress)
    const worker = await holderOf(system, store)
    if (done) {
      // It must not hear that it was done, and not go on.
      worker.signal('SIGSTOP')
      held.release({ kind: 'loseAnswer' })
      await untilTrue('its request is done', () => done(system, store), 10)
    }
    await worker.end('SIGKILL')
    held.release({ kind: 'reset' })
    recovering()
    await ends(system, store, wordpress)
    await expectReset(row, store, wordpress, old)
    return 'one valid password, which the Secret shows'
  },
})

testRows('reset', { workers: 2 }, [
  ...steps.map(killedAt),
  {
    name: 'reset-zombie',
    injection: 'SIGSTOP of a worker that is about to write the next password; it wakes when another has done it all',
    expected: 'what it writes is refused: the Secret shows what WordPress has',
    boundSeconds: 60,
    guard: 'the Secret is written as it was read',
    alone: true,
    run: async (row) => {
      const { system, stores } = row
      const store = await stores.createReady('zombie')
      const wordpress = await playWordpress(system, store)
      const old = wordpress.password()
      const held = hold(system, serviceAt('zombie', 'PUT', secretPath))
      await ask(system, store)
      await held.reached
      const worker = await holderOf(system, store)
      worker.signal('SIGSTOP')
      await ends(system, store, wordpress)
      held.release()
      worker.signal('SIGCONT')
      await untilTrue('it finds its lease gone', async () => /lease of store|lock for job/.test(worker.words()), 20)
      await worker.ready()
      await expectReset(row, store, wordpress, old)
      return 'refused; the Secret shows what WordPress has'
    },
  },
  {
    name: 'reset-secret-lost',
    injection: 'the Secret is deleted when WordPress has the new password, before it is shown',
    expected: 'a new Secret is made, WordPress is given another password, and the Secret shows it',
    boundSeconds: 60,
    guard: 'only a next password that is there is shown',
    alone: true,
    run: async ({ system, stores, recovering }) => {
      const store = await stores.createReady('lost')
      const wordpress = await playWordpress(system, store)
      const held = hold(system, nth(2, serviceAt('lost', 'PUT', secretPath)))
      await ask(system, store)
      await untilHeld(held, wordpress)
      const { namespace } = store
      await system.admin.core.deleteNamespacedSecret({ namespace, name: credentialsName })
      recovering()
      held.release()
      await ends(system, store, wordpress)
      await stores.ready(store)
      const { password, next } = await readCredentials(system, store)
      if (password !== wordpress.password() || next !== null) throw new Error('WordPress has another password')
      return 'one valid password, which the new Secret shows'
    },
  },
  {
    name: 'reset-without-room',
    injection: "a quota of somebody else's leaves no room for the Job's pod",
    expected: 'the store stays Ready and says what the reset waits for; with room it ends',
    boundSeconds: 60,
    guard: 'trouble of a reset is no trouble of the store',
    run: async (row) => {
      const { store, told, makeRoom, endsWell } = await askWithoutRoom(row, 'room')
      if (told.status !== 'Ready' || !told.message?.includes('exceeded quota'))
        throw new Error(`the store ${store.store_name} is ${told.status} (${told.message})`)
      await makeRoom()
      row.recovering()
      await endsWell()
      return 'Ready throughout; reset when there was room'
    },
  },
  {
    name: 'reset-drift',
    injection: 'the Ingress is deleted while a reset waits for room',
    expected: 'the Ingress is put back before the reset ends',
    boundSeconds: 60,
    guard: 'drift is repaired while a reset waits',
    run: async (row) => {
      const { store, makeRoom, endsWell } = await askWithoutRoom(row, 'drift')
      const { namespace } = store
      const { networking } = row.system.admin
      await networking.deleteNamespacedIngress({ namespace, name: ingressName })
      const isBack = async () =>
        (await networking.listNamespacedIngress({ namespace })).items.some(
          ({ metadata }) => metadata?.name === ingressName,
        )
      await untilTrue('the Ingress is back', isBack, 30)
      if (await hasEnded(row.system, store)) throw new Error('the reset ended before there was room')
      await makeRoom()
      row.recovering()
      await endsWell()
      return 'put back while the reset waited; reset when there was room'
    },
  },
  {
    name: 'reset-in-outage',
    injection: 'MariaDB is scaled to none while a reset is asked for',
    expected: 'the store is put back first, then the password is reset',
    boundSeconds: 60,
    guard: 'a store that is down is put back before a reset',
    run: async (row) => {
      const { system, stores, recovering } = row
      const store = await stores.createReady('outage')
      const wordpress = await playWordpress(system, store)
      const old = wordpress.password()
      await system.kubectl('scale', 'statefulset', mariadbName, '--replicas=0', '--namespace', store.namespace)
      await stores.until(store, 'Degraded', ({ status }) => status === 'Degraded', 30)
      recovering()
      await ask(system, store)
      await ends(system, store, wordpress)
      await stores.ready(store)
      await expectReset(row, store, wordpress, old)
      return 'put back, then reset'
    },
  },
])

testRows('late', { workers: 1, env: { worker: { RESET_SECONDS: '12' } } }, [
  {
    name: 'reset-late',
    injection: "WordPress takes the new password, and the Job's pod never comes to its end",
    expected: 'given up in its time with words, the store Ready throughout; asked again it is the same password, shown',
    boundSeconds: 60,
    guard: 'a next password that is there is kept',
    run: async ({ system, stores }) => {
      const store = await stores.createReady('late')
      const wordpress = await playWordpress(system, store)
      await ask(system, store)
      await untilTrue(
        'it is given up',
        async () => {
          await wordpress.runResets({ answer: false })
          return hasEnded(system, store)
        },
        40,
      )
      const failed = await stores.hasEvent(store, 'PasswordResetFailed', 1)
      const { status, reason } = await stores.read(store.id)
      if (status !== 'Ready' || reason !== null) throw new Error(`the store is ${status} (${reason})`)
      const left = await jobs(system, store)
      if (left > 0) throw new Error(`${left} Jobs are left`)
      const { body } = await apiOf(system).call('GET', `/stores/${store.id}/credentials`)
      const { reset } = Credentials.parse(body)
      if (reset !== 'failed') throw new Error(`the credentials say of the reset: ${reset}`)
      const taken = wordpress.password()
      await ask(system, store)
      await ends(system, store, wordpress)
      const { password, next } = await readCredentials(system, store)
      if (password !== taken || next !== null) throw new Error('the password that WordPress took is not shown')
      return `${failed.reason}: ${failed.message}`
    },
  },
])
