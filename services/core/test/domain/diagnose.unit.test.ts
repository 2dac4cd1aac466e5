import { type ContainerStatus, diagnose, type Evidence } from '../../src/domain/diagnose.ts'
import { type Judged, judgeFailure } from '../../src/domain/judgeFailure.ts'
import type { Diagnosis } from '../../src/domain/observed.ts'

const pod = (...containerStatuses: ContainerStatus[]) => ({
  metadata: { name: 'wordpress-1' },
  status: { containerStatuses },
})
const waiting = (reason: string, message = reason) => ({ name: 'wordpress', state: { waiting: { reason, message } } })
const nothing: Evidence = { pods: [], claims: [], warnings: [], workloads: [], quotas: [] }
const seenAt = new Date('2026-01-01T12:00:00Z')
const about = (kind: string, name: string, reason: string, message: string) => ({
  reason,
  message,
  involvedObject: { kind, name },
  at: seenAt,
})
const changed = (time: string) => ({
  metadata: { name: 'wordpress', managedFields: [{ manager: 'helm', time: `2026-01-01T${time}Z` }] },
})
const quota = (requested: string, limited: string) =>
  `pods "x" is forbidden: exceeded quota: store, requested: ${requested}, used: pods=0, limited: ${limited}`
const hard = (name: string, memory: string) => ({ metadata: { name }, spec: { hard: { 'requests.memory': memory } } })
const asking = (image: string) => ({
  metadata: { name: 'wordpress' },
  spec: { template: { spec: { containers: [{ name: 'wordpress', image }] } } },
})
const denied = (message: string) => about('ReplicaSet', 'wordpress-5f', 'FailedCreate', message)
const noSecret = about(
  'Pod',
  'wordpress-1',
  'FailedMount',
  'MountVolume.SetUp failed: secret "store-credentials" not found',
)
const pullFailed = (name: string) => about('Pod', name, 'Failed', 'Failed to pull image "x": manifest unknown')

test.each<[string, Partial<Evidence>, string | null, boolean]>([
  ['nothing known', {}, null, false],
  ['a pod that is starting', { pods: [pod(waiting('ContainerCreating'))] }, null, false],
  ['an image that cannot be pulled now', { pods: [pod(waiting('ImagePullBackOff'))] }, 'ImagePull', false],
  ['an image whose name is no name', { pods: [pod(waiting('InvalidImageName'))] }, 'ImagePull', true],
  [
    'a registry that says there is no such tag',
    {
      pods: [pod(waiting('ImagePullBackOff'))],
      warnings: [pullFailed('wordpress-1')],
    },
    'ImagePull',
    true,
  ],
  [
    'a registry that said so of a pod that is gone',
    { pods: [pod(waiting('ImagePullBackOff'))], warnings: [pullFailed('wordpress-0')] },
    'ImagePull',
    false,
  ],
  [
    'a container that is ready again after a crash',
    {
      pods: [
        pod({
          name: 'mariadb',
          ready: true,
          restartCount: 1,
          lastState: { terminated: { exitCode: 137, reason: 'OOMKilled' } },
        }),
      ],
    },
    null,
    false,
  ],
  [
    'a Secret that is gone',
    { pods: [pod(waiting('ContainerCreating'))], warnings: [noSecret] },
    'SecretMissing',
    false,
  ],
  [
    'a Secret that was gone while the pod started',
    { pods: [pod({ name: 'wordpress', ready: true })], warnings: [noSecret] },
    null,
    false,
  ],
  [
    'a container that stops again and again',
    {
      pods: [
        pod({
          name: 'mariadb',
          restartCount: 3,
          state: { waiting: { reason: 'CrashLoopBackOff' } },
          lastState: { terminated: { exitCode: 1, message: 'no stamp' } },
        }),
      ],
    },
    'CrashLoop',
    false,
  ],
  [
    'out of memory',
    {
      pods: [
        pod({ name: 'mariadb', restartCount: 1, lastState: { terminated: { exitCode: 137, reason: 'OOMKilled' } } }),
      ],
    },
    'CrashLoop',
    false,
  ],
  [
    'a pod on its way out says nothing',
    { pods: [{ ...pod(waiting('ImagePullBackOff')), metadata: { deletionTimestamp: 'now' } }] },
    null,
    false,
  ],
  [
    'a claim without a volume',
    { claims: [{ metadata: { name: 'wp-content' }, status: { phase: 'Pending' } }] },
    'VolumePending',
    false,
  ],
  [
    'no room on any node',
    {
      pods: [
        {
          status: {
            conditions: [{ type: 'PodScheduled', status: 'False', reason: 'Unschedulable', message: '0/1 nodes' }],
          },
        },
      ],
    },
    'SchedulingFailed',
    false,
  ],
  [
    'a quota that is used up',
    { warnings: [denied('pods "x" is forbidden: exceeded quota: store')] },
    'QuotaExceeded',
    false,
  ],
  [
    'a quota that was used up before the pod was made',
    {
      pods: [{ metadata: { name: 'wordpress-6a-x', creationTimestamp: seenAt } }],
      warnings: [denied('pods "x" is forbidden: exceeded quota: store')],
    },
    null,
    false,
  ],
  [
    'Pod Security',
    {
      warnings: [denied('pods "x" is forbidden: violates PodSecurity "restricted:latest"')],
    },
    'PolicyDenied',
    true,
  ],
  [
    'Pod Security that denied pods of a setting before the last change',
    { workloads: [changed('12:00:00')], warnings: [denied('pods "x" is forbidden: violates PodSecurity')] },
    null,
    false,
  ],
  [
    'a policy that is named, after the last change',
    {
      workloads: [changed('11:59:59'), { metadata: { name: 'mariadb' } }],
      warnings: [denied("pods \"x\" is forbidden: ValidatingAdmissionPolicy 'p' with binding 'b' denied request: no")],
    },
    'PolicyDenied',
    true,
  ],
  [
    'a quota below what one pod asks for',
    {
      warnings: [denied(quota('pods=1,requests.memory=192Mi', 'pods=9,requests.memory=0.1Gi'))],
      quotas: [hard('store', '0.1Gi')],
    },
    'QuotaExceeded',
    true,
  ],
  [
    'a quota that was raised since, and does not count yet',
    {
      warnings: [denied(quota('pods=1,requests.memory=192Mi', 'pods=9,requests.memory=0.1Gi'))],
      quotas: [hard('store', '1Gi')],
    },
    'QuotaExceeded',
    false,
  ],
  [
    "a quota of somebody else's",
    {
      warnings: [denied(quota('pods=1,requests.memory=192Mi', 'pods=9,requests.memory=0.1Gi'))],
      quotas: [hard('other', '1Mi')],
    },
    'QuotaExceeded',
    false,
  ],
  [
    'a quota that others may leave room in',
    {
      warnings: [denied(quota('requests.cpu=100m,requests.memory=1Gi', 'requests.cpu=0.1,requests.memory=1024Mi'))],
      quotas: [hard('store', '1024Mi')],
    },
    'QuotaExceeded',
    false,
  ],
  [
    'a webhook that speaks of Pod Security',
    { warnings: [denied('admission webhook "x" denied the request: violates PodSecurity "restricted"')] },
    'PolicyDenied',
    false,
  ],
  [
    'an image that its workload does not ask for any more',
    {
      pods: [
        {
          ...pod(waiting('InvalidImageName')),
          spec: { containers: [{ name: 'wordpress', image: 'Bad:1' }] },
        },
      ],
      workloads: [asking('good:1')],
    },
    'ImagePull',
    false,
  ],
  [
    'a tag that containerd does not find',
    {
      pods: [pod(waiting('ImagePullBackOff'))],
      warnings: [
        about(
          'Pod',
          'wordpress-1',
          'Failed',
          'Failed to pull image "x": rpc error: code = NotFound desc = no: not found',
        ),
      ],
    },
    'ImagePull',
    true,
  ],
  ['a webhook that refuses', { warnings: [denied('admission webhook "x" denied the request')] }, 'PolicyDenied', false],
])('%s', (_name, evidence, reason, forGood) => {
  const found = diagnose({ ...nothing, ...evidence })
  expect([found?.reason ?? null, found?.forGood ?? false]).toEqual([reason, forGood])
})

test('the message of a crash holds the container’s last words', () => {
  const found = diagnose({
    ...nothing,
    pods: [
      pod({
        name: 'mariadb',
        restartCount: 2,
        lastState: { terminated: { exitCode: 1, message: 'the volume has no stamp' } },
      }),
    ],
  })
  expect(found?.message).toBe('The container mariadb ended with code 1: the volume has no stamp')
})

const now = new Date('2026-01-01T12:00:00Z')
const soft: Diagnosis = { reason: 'ImagePull', message: 'cannot be pulled', forGood: false }
const late: Judged = {
  row: {
    desiredState: 'running',
    generation: 2,
    failedGeneration: null,
    readyGeneration: 1,
    appliedGeneration: 2,
    attemptGeneration: 2,
    attemptReason: null,
    attemptMessage: null,
    deadlineAt: new Date(now.getTime() - 1),
  },
  readyGeneration: null,
  diagnosis: soft,
  now,
  watchedSince: new Date(now.getTime() - 3_600_000),
}
const onRow = (row: Partial<Judged['row']>): Partial<Judged> => ({ row: { ...late.row, ...row } })

test.each<[string, Partial<Judged>, string | null]>([
  ['past its deadline, with what the cluster says', {}, 'ImagePull'],
  [
    'past its deadline, with what the last attempt said',
    { ...onRow({ attemptReason: 'HelmFailed' }), diagnosis: null },
    'HelmFailed',
  ],
  ['past its deadline, without a cause', { diagnosis: null }, 'Timeout'],
  ['ready by now, however late', { readyGeneration: 2 }, null],
  ['seen ready before', onRow({ readyGeneration: 2 }), null],
  ['marked already', onRow({ failedGeneration: 2 }), null],
  ['unwanted by now', onRow({ desiredState: 'absent' }), null],
  ['before its deadline', onRow({ deadlineAt: new Date(now.getTime() + 1) }), null],
  ['the deadline is of an older generation', onRow({ attemptGeneration: 1 }), null],
  ['nobody watches the cluster', { watchedSince: null }, null],
  ['nobody watched it when the deadline passed: it gets some time', { watchedSince: now }, null],
  [
    'nobody watched it when the deadline passed, and that time is over',
    {
      watchedSince: new Date(now.getTime() - 121_000),
      ...onRow({ deadlineAt: new Date(now.getTime() - 200_000) }),
    },
    'ImagePull',
  ],
  ['an old namespace is still going away: it has not begun', onRow({ attemptReason: 'NamespaceTerminating' }), null],
  [
    'a cause that no time mends, of the pods of the generation before',
    { ...onRow({ deadlineAt: null, appliedGeneration: 1 }), diagnosis: { ...soft, forGood: true } },
    null,
  ],
  [
    'a cause that no time mends, before the deadline',
    { ...onRow({ deadlineAt: null }), diagnosis: { ...soft, forGood: true } },
    'ImagePull',
  ],
  [
    'the chart refuses the values',
    { ...onRow({ deadlineAt: null, attemptReason: 'ChartRefused' }), diagnosis: null },
    'ChartRefused',
  ],
])('failed for good: %s', (_name, given, reason) => {
  expect(judgeFailure({ ...late, ...given })?.reason ?? null).toBe(reason)
})
