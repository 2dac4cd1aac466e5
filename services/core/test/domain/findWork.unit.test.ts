import { determineFacts, type StoreView } from '../../src/domain/facts.ts'
import { findWork, type WorkRow } from '../../src/domain/findWork.ts'
import { judgeFrontPage } from '../../src/domain/frontPage.ts'
import { readyGenerationOf, type Workload } from '../../src/domain/workloads.ts'

const now = new Date('2026-01-01T12:00:00Z')
const at = (seconds: number) => new Date(now.getTime() + seconds * 1_000)

const workload = (generation: number, changes: Workload['status'] = {}): Workload => ({
  metadata: { generation: 3, annotations: { 'storeyard.io/generation': `${generation}` } },
  spec: { replicas: 1 },
  status: { observedGeneration: 3, replicas: 1, updatedReplicas: 1, readyReplicas: 1, ...changes },
})
const namespace = {
  kind: 'ours',
  uid: 'ns',
  resourceVersion: '1',
  terminating: false,
  terminatingSince: null,
  conditions: [],
  sealed: true,
  created: true,
  rights: false,
} as const
const view: StoreView = {
  namespace,
  workloads: [workload(1), workload(1)],
  pods: [],
  claims: [],
  warnings: [],
  quotas: [],
}
const row: WorkRow = {
  desiredState: 'running',
  generation: 1,
  act: null,
  actDoneGeneration: null,
  passwordReset: null,
  passwordResetEnded: null,
  passwordResetUntil: null,
  fence: 2,
  helmFence: 2,
  helmUntil: null,
  failedGeneration: null,
  readyGeneration: 1,
  sealedAt: at(-100),
  appliedCredentialsUid: 'c',
  volumeUids: null,
  deletedAt: null,
  nameReleasedAt: null,
  leaseUntil: null,
  attemptGeneration: 1,
  attemptReason: null,
  attemptMessage: null,
  nextAttemptAt: null,
  deadlineAt: at(500),
  appliedGeneration: 1,
  appliedObjects: {},
  workloadsGeneration: 1,
}
const held = { ...namespace, terminating: true, terminatingSince: at(-20), conditions: ['a finalizer'] }
const starting = { readyGeneration: null, workloadsGeneration: null, sealedAt: null }
const invalidImage = {
  ...view,
  pods: [{ status: { containerStatuses: [{ name: 'w', state: { waiting: { reason: 'InvalidImageName' } } }] } }],
}
const withoutSecret: StoreView = {
  ...view,
  pods: [
    {
      metadata: { name: 'mariadb-0' },
      status: { containerStatuses: [{ name: 'mariadb', state: { waiting: { reason: 'ContainerCreating' } } }] },
    },
  ],
  warnings: [
    {
      reason: 'FailedMount',
      message: 'secret "store-credentials" not found',
      involvedObject: { kind: 'Pod', name: 'mariadb-0' },
      at: now,
    },
  ],
}

test.each<[string, Partial<WorkRow>, StoreView, string | null]>([
  ['a store at rest', {}, view, null],
  ['a reset is pending', { passwordReset: 'r1' }, view, 'resetPending'],
  [
    'a reset is pending, and an object is gone',
    { passwordReset: 'r1', appliedObjects: { 'Service/wordpress': { uid: 'u', paths: {} } } },
    view,
    'resetPending',
  ],
  ['a reset has ended', { passwordReset: 'r1', passwordResetEnded: 'r1' }, view, null],
  ['a reset waits for its pods', { passwordReset: 'r1', workloadsGeneration: null }, view, null],
  [
    'a reset waited too long for its pods',
    { passwordReset: 'r1', workloadsGeneration: null, passwordResetUntil: at(-1) },
    view,
    'resetPending',
  ],
  ['a worker is at it', { leaseUntil: at(5), appliedGeneration: null }, view, null],
  ['its worker died', { leaseUntil: at(-1) }, view, 'leaseExpired'],
  ['its job was never added or is lost', { attemptGeneration: null, ...starting }, view, 'notAttempted'],
  ['a newer generation was never attempted', { generation: 2 }, view, 'notAttempted'],
  ['blocked: a person has to act', { attemptReason: 'DataLost', appliedGeneration: null }, view, null],
  [
    'blocked by a downgrade, and it came up late all the same',
    { attemptReason: 'DowngradeRefused', generation: 2, attemptGeneration: 2, workloadsGeneration: 2 },
    view,
    'due',
  ],
  ['blocked by a downgrade', { attemptReason: 'DowngradeRefused', generation: 2, attemptGeneration: 2 }, view, null],
  ['a helm may be alive', { helmUntil: at(5), appliedGeneration: null }, view, null],
  ['a helm was cut off, in a backoff', { helmUntil: at(-1), nextAttemptAt: at(5) }, view, null],
  ['a helm was cut off', { helmUntil: at(-1) }, view, 'helmCutOff'],
  [
    'failed, and what is left is still there',
    { failedGeneration: 1, ...starting },
    { ...view, namespace: { ...namespace, sealed: false } },
    'leftovers',
  ],
  [
    'failed, and what is left could not be removed',
    { failedGeneration: 1, nextAttemptAt: at(-1), ...starting },
    { ...view, namespace: { ...namespace, sealed: false } },
    'due',
  ],
  [
    'failed, and nothing is left',
    { failedGeneration: 1, ...starting },
    { ...view, namespace: { kind: 'absent' } },
    null,
  ],
  [
    'failed, in a namespace that others made: nothing of it is ours to remove',
    { failedGeneration: 1, ...starting },
    { ...view, namespace: { ...namespace, sealed: false, created: false } },
    null,
  ],
  [
    'failed, and what is left could not be removed a moment ago',
    { failedGeneration: 1, ...starting, nextAttemptAt: at(5) },
    { ...view, namespace: { ...namespace, sealed: false } },
    null,
  ],
  [
    'starting without the permission that it needs',
    starting,
    { ...view, namespace: { ...namespace, sealed: false } },
    'permissionMissing',
  ],
  ['in a backoff', { ...starting, nextAttemptAt: at(5), appliedGeneration: null }, view, null],
  ['its backoff is over', { ...starting, nextAttemptAt: at(-1), appliedGeneration: null }, view, 'due'],
  ['past its deadline', { ...starting, deadlineAt: at(-1) }, view, 'deadlinePassed'],
  ['not applied', { ...starting, appliedGeneration: null }, view, 'notApplied'],
  ['pods are starting', starting, view, null],
  ['ready but not sealed', { sealedAt: null }, view, 'notSealed'],
  [
    'ready for a moment, never sealed, and not ready any more',
    { sealedAt: null, workloadsGeneration: null },
    view,
    'notSealed',
  ],
  ['its namespace is gone', {}, { ...view, namespace: { kind: 'absent' } }, 'namespaceMissing'],
  ['a cause that no time mends', starting, invalidImage, 'failedForGood'],
  ['an object is gone', { appliedObjects: { 'Service/wordpress': { uid: 'u', paths: {} } } }, view, 'drift'],
  ['unwanted and still there', { desiredState: 'absent' }, view, 'notDeleted'],
  ['unwanted and gone', { desiredState: 'absent' }, { ...view, namespace: { kind: 'absent' } }, 'notDeleted'],
  [
    'unwanted and on its way',
    { desiredState: 'absent' },
    { ...view, namespace: { ...namespace, terminating: true } },
    null,
  ],
  [
    'unwanted and held, which is not said yet',
    { desiredState: 'absent', attemptMessage: 'old words' },
    { ...view, namespace: held },
    'terminating',
  ],
  [
    'unwanted and held, which is said',
    { desiredState: 'absent', attemptMessage: 'a finalizer' },
    { ...view, namespace: held },
    null,
  ],
  [
    'unwanted and on its usual way, which needs no word',
    { desiredState: 'absent' },
    { ...view, namespace: { ...held, terminatingSince: at(-5) } },
    null,
  ],
  ['unwanted, in a backoff', { desiredState: 'absent', nextAttemptAt: at(5) }, view, null],
  [
    'unwanted, in a backoff of the generation before',
    { desiredState: 'absent', generation: 2, nextAttemptAt: at(5) },
    view,
    'notDeleted',
  ],
  [
    'abandoned, and its namespace is still there',
    { desiredState: 'absent', act: 'abandon', deletedAt: at(-9) },
    view,
    null,
  ],
  [
    'sealed, and somebody deletes its namespace',
    {},
    { ...view, namespace: { ...namespace, terminating: true } },
    'dataLost',
  ],
  ['sealed, and a claim is gone', { volumeUids: { wpContent: 'a', mariadb: 'b' } }, view, 'dataLost'],
  ['its Secret is gone while a pod starts', { workloadsGeneration: null }, withoutSecret, 'secretMissing'],
  [
    'a failed first way that was sealed: nothing of it is left over',
    { failedGeneration: 1, readyGeneration: null },
    view,
    null,
  ],
  ['deleted, and its namespace is there again', { desiredState: 'absent', deletedAt: at(-9) }, view, 'leftovers'],
])('%s', (_name, changes, seen, cause) => {
  expect(findWork({ ...row, ...changes }, seen, [], now)).toBe(cause)
})

test('claims are the ones that were sealed, or the data is lost', () => {
  const claim = (name: string, uid: string) => ({
    kind: 'PersistentVolumeClaim',
    metadata: { name, uid, managedFields: [] },
  })
  const sealed = { ...row, volumeUids: { wpContent: 'a', mariadb: 'b' } }
  expect(findWork(sealed, view, [claim('wp-content', 'a'), claim('data-mariadb-0', 'b')], now)).toBeNull()
  expect(findWork(sealed, view, [claim('wp-content', 'a'), claim('data-mariadb-0', 'new')], now)).toBe('dataLost')
  const going = claim('data-mariadb-0', 'b')
  const metadata = { ...going.metadata, deletionTimestamp: '2026-01-01T00:00:00Z' }
  expect(findWork(sealed, view, [claim('wp-content', 'a'), { ...going, metadata }], now)).toBe('dataLost')
})

test('a permission that outlived the seal is found', () => {
  const firstStart = { kind: 'ConfigMap', metadata: { name: 'first-start', uid: 'u', managedFields: [] } }
  expect(findWork(row, view, [firstStart], now)).toBe('notSealed')
  expect(findWork({ ...row, ...starting }, view, [firstStart], now)).toBeNull()
})

test.each<[string, (Workload | null)[], number | null]>([
  ['all ready', [workload(2), workload(2)], 2],
  ['one is missing', [workload(2), null], null],
  ['of two generations', [workload(2), workload(1)], null],
  ['the controller has not looked yet', [workload(2), workload(2, { observedGeneration: 2 })], null],
  ['an old pod is still there', [workload(2), workload(2, { replicas: 2 })], null],
  ['not updated yet', [workload(2), workload(2, { updatedReplicas: 0 })], null],
  ['not ready', [workload(2, { readyReplicas: 0 }), workload(2)], null],
  ['scaled to none', [{ ...workload(2), spec: { replicas: 0 } }, workload(2)], null],
  ['without our annotation', [{ ...workload(2), metadata: { generation: 3 } }, workload(2)], null],
])('workloads: %s', (_name, workloads, generation) => {
  expect(readyGenerationOf(workloads)).toBe(generation)
})

const notReady = { ...view, workloads: [workload(1, { readyReplicas: 0 }), workload(1)] as const }
test.each<[string, StoreView, object]>([
  [
    'a generation that a hand wrote',
    { ...view, workloads: [workload(3_000_000_000), workload(3_000_000_000)] },
    { workloadsGeneration: null },
  ],
  ['ready', view, { workloadsGeneration: 1, observedReason: null }],
  ['not ready any more, without a cause', notReady, { workloadsGeneration: null, observedReason: 'NotReady' }],
  [
    'the namespace is terminating',
    { ...view, namespace: { ...namespace, terminating: true } },
    { workloadsGeneration: null, observedReason: null },
  ],
  [
    'the namespace is somebody else’s',
    { ...view, namespace: { kind: 'foreign', rights: false } },
    { namespaceUid: null, workloadsGeneration: null },
  ],
])('facts: %s', (_name, seen, facts) => {
  expect(determineFacts({ ...row, observedReason: null, observedMessage: null }, seen, null)).toMatchObject(facts)
})

test('a bad front page is a fact of a ready store only, and holds until it was asked again', () => {
  const before = { ...row, observedReason: null, observedMessage: null }
  const bad = { observedReason: 'FrontPage', observedMessage: 'It answers 503.' } as const
  expect(determineFacts(before, view, 'It answers 503.')).toMatchObject({ workloadsGeneration: 1, ...bad })
  expect(determineFacts({ ...before, ...bad }, view, undefined)).toMatchObject(bad)
  expect(determineFacts({ ...before, ...bad }, view, null)).toMatchObject({ observedReason: null })
  expect(determineFacts(before, view, undefined)).toMatchObject({ observedReason: null })
  expect(determineFacts({ ...before, ...bad }, notReady, 'It answers 503.')).toMatchObject({
    observedReason: 'NotReady',
  })
})

const html = (status: number, body: string) => ({ status, isHtml: true, body, end: body })
test.each<[string, Parameters<typeof judgeFrontPage>[0], RegExp | null]>([
  ['a page', html(200, '<!DOCTYPE html><HTML lang="en"><body>Shop</body></HTML>'), null],
  ['a theme that dies half way', html(200, '<html lang="en"><body><h1>Shop'), /half way/],
  ['what a cache writes after the end', html(200, '<html><body>Shop</body></html ><!-- cached -->'), null],
  ['a theme that leaves the last tag out', html(200, '<html><body>Shop</body>'), null],
  ['a page without the tag that it would close', html(200, '<h1>Coming soon</h1>'), null],
  ['a page too long to be read to its end', { ...html(200, '<html><body>'), end: null }, null],
  ['what is no HTML', { ...html(200, '<html>'), isHtml: false }, null],
  ['a page behind a password that is cut off', html(401, '<html>'), null],
  ['nothing answers', null, /does not answer/],
  ['a coming-soon page', html(503, 'Coming soon'), /answers 503/],
  ['a theme that dies', html(500, 'critical error'), /answers 500/],
  ['a plugin that ends everything', html(200, '\n'), /empty/],
  ['a redirect', html(302, ''), null],
  ['behind a password', html(401, ''), null],
])('front page: %s', (_name, answer, fault) => {
  if (fault) expect(judgeFrontPage(answer)).toMatch(fault)
  else expect(judgeFrontPage(answer)).toBeNull()
})
