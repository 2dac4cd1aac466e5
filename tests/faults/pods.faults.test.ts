import { AdmissionregistrationV1Api } from '@kubernetes/client-node'
import type { Store } from '@storeyard/core/contract/stores'
import { orAbsent } from '@storeyard/core/kube/errors'
import { holdFor, mendPods, untilTrue } from './harness/hands.ts'
import { withValues } from './harness/otherApi.ts'
import { type Row, type RowTools, testRows } from './harness/rows.ts'
import { images } from './harness/stages.ts'
import { apiOf } from './harness/stores.ts'
import type { SystemOptions } from './harness/system.ts'

/** A store of an operator whose values file says this. */
async function createWith({ system, stores, recovering }: RowTools, label: string, options: SystemOptions) {
  const store = await withValues(system, options, (port) => stores.create(label, {}, port))
  recovering()
  return store
}

const hasPods = async ({ system }: RowTools, { namespace }: Store) =>
  (await system.admin.core.listNamespacedPod({ namespace })).items.length >= 2

const isGone = async ({ system }: RowTools, { namespace }: Store) =>
  (await orAbsent(system.admin.core.readNamespace({ name: namespace }))) === null

/** Shows its reason at once, fails with it at the deadline, and leaves nothing behind. */
const failing = (name: string, injection: string, reason: string, words: RegExp, options: SystemOptions): Row => ({
  name,
  injection,
  expected: `${reason} is shown within seconds, Failed with it at the deadline, nothing left`,
  boundSeconds: 60,
  guard: 'the diagnosis, and the removal of what never came up',
  run: async (row) => {
    const store = await createWith(row, name, options)
    await row.stores.until(store, `showing ${reason}`, (now) => now.reason === reason, 25)
    // Long enough for a worker that takes it for good to say so.
    await holdFor(4)
    const later = await row.stores.read(store.id)
    if (later.status === 'Failed') throw new Error('it failed before its deadline')
    const failed = await row.stores.failed(store, reason, 50)
    if (!words.test(failed.message ?? '')) throw new Error(`the message is "${failed.message}"`)
    await untilTrue('its namespace is gone', () => isGone(row, store), 20)
    return `Failed: ${failed.message}`
  },
})

testRows('pods', { workers: 1 }, [
  {
    name: 'image-missing',
    injection: 'the registry knows no such WordPress image',
    expected: 'Failed with ImagePull long before the deadline, nothing left',
    boundSeconds: 25,
    guard: 'a cause that no time mends is for good',
    run: async (row) => {
      const store = await createWith(row, 'missing', { images: { wordpress: images.missing } })
      const failed = await row.stores.failed(store, 'ImagePull', 20)
      await untilTrue('its namespace is gone', () => isGone(row, store), 20)
      return `Failed: ${failed.message}`
    },
  },
  {
    name: 'image-missing-mariadb',
    injection: 'the registry knows no such MariaDB image',
    expected: 'Failed with ImagePull long before the deadline, nothing left',
    boundSeconds: 25,
    guard: 'both workloads are looked at',
    run: async (row) => {
      const store = await createWith(row, 'missing-db', { images: { mariadb: images.missing } })
      const failed = await row.stores.failed(store, 'ImagePull', 20)
      await untilTrue('its namespace is gone', () => isGone(row, store), 20)
      return `Failed: ${failed.message}`
    },
  },
  {
    name: 'registry-back',
    injection: 'the registry is away, and back before the deadline',
    expected: 'ImagePull is shown meanwhile, then Ready',
    boundSeconds: 10,
    guard: 'a registry that is away is not for good',
    run: async (row) => {
      const store = await createWith(row, 'away', { images: { wordpress: images.away } })
      await row.stores.until(store, 'showing ImagePull', ({ reason }) => reason === 'ImagePull', 20)
      // Long enough for a worker that takes it for good to say so.
      await holdFor(4)
      await mendPods(row.system, store)
      row.recovering()
      const ready = await row.stores.ready(store, 15)
      if (ready.reason) throw new Error(`it is Ready and says ${ready.reason}`)
      return 'Ready without a retry'
    },
  },
  failing('registry-away', 'the registry stays away', 'ImagePull', /connection refused/, {
    images: { wordpress: images.away },
  }),
  failing('crash-loop', 'WordPress ends with code 1 again and again', 'CrashLoop', /ended with code 1/, {
    images: { wordpress: images.crash },
  }),
  failing('out-of-memory', 'MariaDB is killed for its memory', 'CrashLoop', /ran out of memory/, {
    images: { mariadb: images.oom },
  }),
  failing('claim-pending', 'no storage class makes the volume', 'VolumePending', /./, {
    values: { wordpress: { storage: { className: 'faults-none' } } },
  }),
  failing('quota-full', 'the quota has room for one pod and not for both', 'QuotaExceeded', /exceeded quota/, {
    values: { quota: { requestsMemory: '200Mi' } },
  }),
  {
    name: 'quota-small',
    injection: 'the quota is below what one pod asks for',
    expected: 'Failed with QuotaExceeded long before the deadline, nothing left',
    boundSeconds: 25,
    guard: 'a quota that nothing makes room in is for good',
    run: async (row) => {
      const store = await createWith(row, 'small', { values: { quota: { requestsMemory: '1Mi' } } })
      const failed = await row.stores.failed(store, 'QuotaExceeded', 20)
      await untilTrue('its namespace is gone', () => isGone(row, store), 20)
      return `Failed: ${failed.message}`
    },
  },
  {
    name: 'policy-named',
    injection: "an admission policy of somebody else's refuses the pods",
    expected: 'Failed with PolicyDenied and the name of the policy long before the deadline, nothing left',
    boundSeconds: 25,
    guard: 'what a named policy denies is for good',
    run: async (row) => {
      const admission = row.system.admin.config.makeApiClient(AdmissionregistrationV1Api)
      const metadata = { name: 'faults-no-pods' }
      await admission.createValidatingAdmissionPolicy({
        body: {
          metadata,
          spec: {
            failurePolicy: 'Fail',
            matchConstraints: {
              resourceRules: [{ apiGroups: [''], apiVersions: ['v1'], operations: ['CREATE'], resources: ['pods'] }],
            },
            validations: [{ expression: "!request.namespace.contains('denied-r')", message: 'no pods here' }],
          },
        },
      })
      try {
        const spec = { policyName: metadata.name, validationActions: ['Deny'] }
        await admission.createValidatingAdmissionPolicyBinding({ body: { metadata, spec } })
        const store = await row.stores.create('denied')
        row.recovering()
        const failed = await row.stores.failed(store, 'PolicyDenied', 20)
        if (!failed.message?.includes(metadata.name)) throw new Error(`the message is "${failed.message}"`)
        await untilTrue('its namespace is gone', () => isGone(row, store), 20)
        return `Failed: ${failed.message}`
      } finally {
        await admission.deleteValidatingAdmissionPolicyBinding(metadata)
        await admission.deleteValidatingAdmissionPolicy(metadata)
      }
    },
  },
  {
    name: 'pods-held',
    injection: 'the pods never become ready and nobody says why',
    expected: 'Failed with Timeout at the deadline, nothing left',
    boundSeconds: 60,
    guard: 'the deadline',
    run: async (row) => {
      const store = await createWith(row, 'held', { images: { wordpress: images.held } })
      const failed = await row.stores.failed(store, 'Timeout', 50)
      await untilTrue('its namespace is gone', () => isGone(row, store), 20)
      return `Failed: ${failed.message}`
    },
  },
  {
    name: 'retried-after-failure',
    injection: 'a failed store is retried when its registry is back',
    expected: 'made again from nothing, Ready',
    boundSeconds: 30,
    guard: "a person's word is a new generation",
    run: async (row) => {
      const store = await createWith(row, 'retried', { images: { wordpress: images.missing } })
      await row.stores.failed(store, 'ImagePull', 20)
      await untilTrue('nothing of it is left', () => isGone(row, store), 20)
      await apiOf(row.system).call('POST', `/stores/${store.id}/retry`)
      row.recovering()
      await row.stores.until(store, 'made again', ({ status }) => status === 'Provisioning', 20)
      await untilTrue('its pods are there', () => hasPods(row, store), 20)
      await mendPods(row.system, store)
      await row.stores.ready(store, 20)
      return 'Ready at generation 2'
    },
  },
])
