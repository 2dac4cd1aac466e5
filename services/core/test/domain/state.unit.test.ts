import type { Diagnosis, NamespaceOurs, ReleaseSeen, StoreSeen } from '../../src/domain/observed.ts'
import { planAction } from '../../src/domain/plan.ts'
import { type DecidingRow, determineState, generationInForce, type Situation } from '../../src/domain/state.ts'

const now = new Date('2026-01-01T12:00:00Z')
const ago = (seconds: number) => new Date(now.getTime() - seconds * 1_000)

const namespace: NamespaceOurs = {
  kind: 'ours',
  uid: 'ns-1',
  resourceVersion: '7',
  terminating: false,
  terminatingSince: null,
  conditions: [],
  sealed: true,
  created: true,
  rights: true,
}
const release: Extract<ReleaseSeen, { kind: 'ours' }> = {
  kind: 'ours',
  secretName: 'sh.helm.release.v1.demo.v1',
  secretUid: 'secret-1',
  secretResourceVersion: '9',
  revision: 1,
  status: 'deployed',
  fence: 4,
  generation: 1,
  spec: 'spec-1',
  modifiedAt: ago(600),
}
const claims = {
  wpContent: { uid: 'claim-1', phase: 'Bound', volumeName: 'pv-1', size: '1Gi', className: 'standard' },
  mariadb: { uid: 'claim-2', phase: 'Bound', volumeName: 'pv-2', size: '1Gi', className: 'standard' },
}

/** A store at rest: applied, ready, sealed, and looked at by a later attempt. */
const row: DecidingRow = {
  desiredState: 'running',
  generation: 1,
  act: null,
  actDoneGeneration: null,
  passwordReset: null,
  passwordResetEnded: null,
  passwordResetUntil: null,
  attemptGeneration: 1,
  nextAttemptAt: null,
  fence: 5,
  helmFence: 4,
  helmUntil: null,
  failedGeneration: null,
  readyGeneration: 1,
  sealedAt: ago(500),
  appliedGeneration: 1,
  appliedCredentialsUid: 'credentials-1',
  volumeUids: { wpContent: 'claim-1', mariadb: 'claim-2' },
  deletedAt: null,
  nameReleasedAt: null,
}
const seen: StoreSeen = {
  namespace,
  release,
  credentialsUid: 'credentials-1',
  firstStartUid: null,
  readyGeneration: 1,
  ...claims,
  mariadbSeries: '11.8',
  drift: [],
  volumes: [],
}
/** A store on its way: applied, nothing ready yet. */
const young = { readyGeneration: null, sealedAt: null, volumeUids: null } satisfies Partial<DecidingRow>
const unsealed: StoreSeen = {
  ...seen,
  namespace: { ...namespace, sealed: false },
  firstStartUid: 'permission-1',
  readyGeneration: null,
}
const failure: Diagnosis = { reason: 'ImagePull', message: 'no such image', forGood: true }

interface Case {
  row?: Partial<DecidingRow>
  seen?: Partial<StoreSeen>
  failure?: Diagnosis
  specInForce?: string
  specOfRelease?: string | null
  seriesLastReady?: string
  seriesInForce?: string
  seriesHeld?: string
}
const situation = (given: Case): Situation => ({
  row: { ...row, ...given.row },
  seen: { ...seen, ...given.seen },
  specInForce: given.specInForce ?? 'spec-1',
  specOfRelease: given.specOfRelease === undefined ? 'spec-1' : given.specOfRelease,
  seriesInForce: given.seriesInForce ?? '11.8',
  seriesLastReady: given.seriesLastReady ?? '11.8',
  seriesHeld: given.seriesHeld ?? '11.8',
  failure: given.failure ?? null,
  now,
  helmGoneAfterMs: 70_000,
})
const changed = (changes: Partial<typeof release>) => ({ release: { ...release, ...changes } })
const inNamespace = (changes: Partial<NamespaceOurs>) => ({ namespace: { ...namespace, ...changes } })
const foreign = { kind: 'foreign', rights: false } as const
const gone = { namespace: { kind: 'absent' }, release: { kind: 'absent' }, wpContent: null, mariadb: null } as const

const reset = { passwordReset: 'r1' }
const cases: [name: string, given: Case, state: string, action: string][] = [
  ['a store at rest', {}, 'inSync', 'settle'],
  ['a reset was asked for', { row: reset }, 'resetPending', 'resetPassword'],
  ['a reset has ended', { row: { ...reset, passwordResetEnded: 'r1' } }, 'inSync', 'settle'],
  ['a reset waits for pods that are not ready', { row: reset, seen: { readyGeneration: null } }, 'inSync', 'settle'],
  [
    'a reset waits for a change to be seen ready',
    { row: { ...reset, readyGeneration: null }, seen: { readyGeneration: 1 } },
    'inSync',
    'settle',
  ],
  [
    'a reset waited too long for pods that are not ready',
    { row: { ...reset, passwordResetUntil: ago(1) }, seen: { readyGeneration: null } },
    'resetPending',
    'resetPassword',
  ],
  [
    'a reset comes before a repair, which somebody may undo for ever',
    { row: reset, seen: { drift: ['Service/mariadb'] } },
    'resetPending',
    'resetPassword',
  ],
  ['no reset of what is unwanted', { row: { ...reset, desiredState: 'absent' } }, 'unwanted', 'uninstall'],
  [
    'our rights are missing: a refused read must not look like an absent object',
    { seen: { ...inNamespace({ rights: false }), release: { kind: 'absent' } } },
    'rightsMissing',
    'ensureRights',
  ],
  [
    'unwanted, and its rights are missing',
    { row: { desiredState: 'absent' }, seen: inNamespace({ rights: false }) },
    'rightsMissing',
    'ensureRights',
  ],
  ['unwanted', { row: { desiredState: 'absent' } }, 'unwanted', 'uninstall'],
  [
    'unwanted while an older helm may be alive: its namespace goes all the same',
    { row: { desiredState: 'absent', helmUntil: ago(-30), helmFence: 3 } },
    'unwanted',
    'uninstall',
  ],
  [
    'unwanted and terminating',
    { row: { desiredState: 'absent' }, seen: inNamespace({ terminating: true }) },
    'terminating',
    'wait',
  ],
  ['unwanted and gone', { row: { desiredState: 'absent' }, seen: gone }, 'gone', 'finishDeletion'],
  [
    'unwanted, and a foreign namespace took the name: untouched',
    { row: { desiredState: 'absent' }, seen: { ...gone, namespace: foreign } },
    'gone',
    'finishDeletion',
  ],
  [
    'unwanted, and its namespace lost our labels: what is in it may still serve',
    { row: { desiredState: 'absent' }, seen: { ...gone, namespace: { ...foreign, rights: true } } },
    'blocked',
    'block',
  ],
  ['the namespace is foreign', { seen: { namespace: foreign } }, 'blocked', 'block'],
  ['the release is foreign', { seen: { release: { kind: 'foreign' } } }, 'blocked', 'block'],
  ['the release is of a later generation than the row', { seen: changed({ generation: 2 }) }, 'blocked', 'block'],
  [
    'the release is of the same generation with another spec',
    { seen: changed({ spec: 'spec-other' }) },
    'blocked',
    'block',
  ],
  ['the release is of a generation that we have no spec of', { specOfRelease: null }, 'blocked', 'block'],
  ['sealed, and the namespace is gone', { seen: gone }, 'blocked', 'block'],
  ['sealed, and the namespace is terminating', { seen: inNamespace({ terminating: true }) }, 'blocked', 'block'],
  [
    'sealed by the row alone, and a claim is gone',
    { seen: { ...inNamespace({ sealed: false }), wpContent: null } },
    'blocked',
    'block',
  ],
  ['a claim was made anew', { seen: { mariadb: { ...claims.mariadb, uid: 'claim-9' } } }, 'blocked', 'block'],
  [
    'never sealed, and a namespace of the name is still going away',
    { row: young, seen: { ...unsealed, ...inNamespace({ sealed: false, terminating: true }) } },
    'terminating',
    'wait',
  ],
  ['an older helm may be alive', { row: { helmUntil: ago(-30), helmFence: 3 } }, 'helmAlive', 'settle'],
  ['an older helm has written its end', { row: { helmUntil: ago(-30) } }, 'inSync', 'settle'],
  [
    'an older helm is past its limit',
    { row: { helmUntil: ago(1), helmFence: 3 }, seen: changed({ fence: 3, status: 'pending' }) },
    'interrupted',
    'recover',
  ],
  [
    'somebody else’s helm is under way',
    { seen: changed({ status: 'pending', modifiedAt: ago(5) }) },
    'helmAlive',
    'settle',
  ],
  [
    'a pending revision of this very attempt: its helm is known to be over',
    { row: { helmFence: 5 }, seen: changed({ status: 'pending', fence: 5, modifiedAt: ago(5) }) },
    'interrupted',
    'recover',
  ],
  ['cut off while applying', { seen: changed({ status: 'pending' }) }, 'interrupted', 'recover'],
  ['cut off while uninstalling', { seen: changed({ status: 'uninstalling' }) }, 'interrupted', 'recover'],
  ['failed for good on its first way', { row: young, seen: unsealed, failure }, 'failed', 'markFailed'],
  [
    'marked failed, never ready: what is left goes',
    { row: { ...young, failedGeneration: 1 }, seen: unsealed },
    'failedFirst',
    'removeLeftovers',
  ],
  [
    'marked failed, and what is left could not be removed a moment ago',
    { row: { ...young, failedGeneration: 1, nextAttemptAt: ago(-30) }, seen: unsealed },
    'backingOff',
    'settle',
  ],
  [
    'the permission of a first start is gone before the store was ready',
    { row: young, seen: { ...unsealed, firstStartUid: null } },
    'outOfSync',
    'apply',
  ],
  [
    'no permission where others made the namespace',
    {
      row: young,
      seen: { ...unsealed, ...inNamespace({ sealed: false, created: false }), firstStartUid: null },
    },
    'inSync',
    'settle',
  ],
  [
    'an adoption that failed opens the way to no other release',
    {
      row: { act: 'adopt', generation: 8, actDoneGeneration: 8, failedGeneration: 8 },
      seen: changed({ generation: 7 }),
      specOfRelease: null,
    },
    'blocked',
    'block',
  ],
  [
    'marked failed, but sealed in the cluster: nothing is removed',
    { row: { ...young, failedGeneration: 1 }, seen: { ...seen, readyGeneration: null } },
    'unsealed',
    'seal',
  ],
  [
    'a change failed for good',
    {
      row: { generation: 2 },
      seen: { ...changed({ generation: 2, spec: 'spec-2' }), readyGeneration: null },
      specOfRelease: 'spec-2',
      specInForce: 'spec-2',
      failure,
    },
    'failed',
    'markFailed',
  ],
  [
    'a failed change is marked: the older spec is in force',
    {
      row: { generation: 2, failedGeneration: 2 },
      seen: changed({ generation: 2, spec: 'spec-2' }),
      specOfRelease: 'spec-2',
    },
    'outOfSync',
    'apply',
  ],
  [
    'going back would start an older MariaDB on newer data',
    {
      row: { generation: 2 },
      seen: { readyGeneration: null },
      specInForce: 'spec-2',
      failure,
      seriesLastReady: '10.11',
    },
    'blocked',
    'block',
  ],
  [
    'going back is no downgrade where the newer MariaDB never ran',
    {
      row: { generation: 2 },
      seen: { readyGeneration: null },
      specInForce: 'spec-2',
      failure,
      seriesInForce: '12.3',
      seriesLastReady: '11.8',
      seriesHeld: '11.8',
    },
    'failed',
    'markFailed',
  ],
  [
    'a person asks for an older MariaDB on newer data',
    { row: { generation: 2 }, specInForce: 'spec-2', seriesInForce: '10.11' },
    'blocked',
    'block',
  ],
  [
    'sealed, but the reconciler never wrote that it was ready, and broken since: marked, with nothing to go back to',
    { row: { readyGeneration: null }, seen: { readyGeneration: null }, failure },
    'failed',
    'markFailed',
  ],
  [
    'in a backoff',
    { row: { nextAttemptAt: ago(-30), appliedGeneration: null }, seen: changed({ status: 'failed' }) },
    'backingOff',
    'settle',
  ],
  [
    'in a backoff of an older generation: a person’s word does not wait it out',
    { row: { nextAttemptAt: ago(-30), generation: 2 }, specInForce: 'spec-2' },
    'outOfSync',
    'apply',
  ],
  [
    'failed for good in a backoff: marked at once',
    { row: { ...young, nextAttemptAt: ago(-30) }, seen: unsealed, failure },
    'failed',
    'markFailed',
  ],
  ['unwanted, in a backoff', { row: { desiredState: 'absent', nextAttemptAt: ago(-30) } }, 'backingOff', 'settle'],
  ['abandoned', { row: { desiredState: 'absent', act: 'abandon' } }, 'abandoned', 'abandon'],
  [
    'abandoned while its namespace hangs',
    { row: { desiredState: 'absent', act: 'abandon' }, seen: inNamespace({ terminating: true }) },
    'abandoned',
    'abandon',
  ],
  [
    'the loss of its data is accepted',
    { row: { act: 'accept_data_loss', generation: 2 }, seen: { mariadb: null } },
    'lossAccepted',
    'unseal',
  ],
  [
    'the loss of its data is accepted while what held it is still going away',
    { row: { act: 'accept_data_loss', generation: 2 }, seen: inNamespace({ terminating: true }) },
    'terminating',
    'wait',
  ],
  ['the loss of data is accepted, but none is lost', { row: { act: 'accept_data_loss' } }, 'inSync', 'settle'],
  [
    'a loss was accepted before, and this is another one',
    { row: { act: 'accept_data_loss', actDoneGeneration: 1 }, seen: { mariadb: null } },
    'blocked',
    'block',
  ],
  ['sealed by the cluster alone, and a claim is gone', { row: young, seen: { mariadb: null } }, 'blocked', 'block'],
  [
    'a release that is ahead of the row is to be adopted',
    { row: { act: 'adopt', generation: 2 }, seen: changed({ generation: 7 }), specOfRelease: null },
    'adopted',
    'adopt',
  ],
  [
    'it was adopted and not applied yet',
    {
      row: { act: 'adopt', generation: 8, actDoneGeneration: 8 },
      seen: changed({ generation: 7 }),
      specOfRelease: null,
    },
    'outOfSync',
    'apply',
  ],
  [
    'there was no release to adopt, and its own was applied',
    {
      row: { act: 'adopt', generation: 2, appliedGeneration: 2, readyGeneration: 2 },
      seen: { ...changed({ generation: 2 }), readyGeneration: 2 },
    },
    'inSync',
    'settle',
  ],
  [
    'a foreign release was adopted',
    { row: { act: 'adopt', generation: 2, actDoneGeneration: 2 }, seen: { release: { kind: 'foreign' } } },
    'absent',
    'apply',
  ],
  [
    'a foreign namespace cannot be adopted by our word alone',
    { row: { act: 'adopt', generation: 2 }, seen: { ...gone, namespace: foreign } },
    'blocked',
    'block',
  ],
  [
    'nothing there yet',
    { row: { ...young, helmFence: null }, seen: { ...gone, credentialsUid: null } },
    'absent',
    'apply',
  ],
  ['the release was uninstalled by hand', { seen: { release: { kind: 'absent' } } }, 'absent', 'apply'],
  ['the release has failed', { seen: changed({ status: 'failed' }) }, 'outOfSync', 'apply'],
  ['a newer generation is wanted', { row: { generation: 2 }, specInForce: 'spec-2' }, 'outOfSync', 'apply'],
  ['the release is not of the last recorded run', { row: { helmFence: 3 } }, 'outOfSync', 'apply'],
  ['applied, but the worker died before it could say so', { row: { appliedGeneration: null } }, 'outOfSync', 'apply'],
  ['the Secret is missing', { seen: { credentialsUid: null } }, 'outOfSync', 'apply'],
  ['the Secret was made anew', { seen: { credentialsUid: 'credentials-2' } }, 'outOfSync', 'apply'],
  ['a live object differs', { seen: { drift: ['Service/wordpress'] } }, 'drifted', 'apply'],
  [
    'ready, and a live object differs: data is sealed first',
    { row: { ...young, readyGeneration: 1 }, seen: { ...unsealed, drift: ['Service/wordpress'] } },
    'unsealed',
    'seal',
  ],
  ['pods are starting', { row: young, seen: unsealed }, 'inSync', 'settle'],
  ['ready for the first time', { row: young, seen: { ...unsealed, readyGeneration: 1 } }, 'unsealed', 'seal'],
  [
    'ready for a moment, and not any more: it holds data',
    { row: { ...young, readyGeneration: 1 }, seen: unsealed },
    'unsealed',
    'seal',
  ],
  [
    'ready for a moment, and the change after it failed',
    { row: { ...young, readyGeneration: 1, generation: 2, failedGeneration: 2 }, seen: unsealed },
    'unsealed',
    'seal',
  ],
  [
    'ready for a moment, and the permission is gone: it gets no other',
    { row: { ...young, readyGeneration: 1 }, seen: { ...unsealed, firstStartUid: null } },
    'unsealed',
    'seal',
  ],
  [
    'ready before its data was given up, and not since: it still needs its first start',
    {
      row: {
        ...young,
        readyGeneration: 1,
        act: 'accept_data_loss',
        generation: 2,
        actDoneGeneration: 2,
        appliedGeneration: 2,
      },
      seen: { ...unsealed, ...changed({ generation: 2, spec: 'spec-2' }) },
      specOfRelease: 'spec-2',
      specInForce: 'spec-2',
    },
    'inSync',
    'settle',
  ],
  ['the row is not sealed yet, the namespace is', { row: young }, 'unsealed', 'seal'],
  ['the permission outlived the seal', { seen: { firstStartUid: 'permission-1' } }, 'unsealed', 'seal'],
]

test.each(cases)('%s', (_name, given, state, action) => {
  const determined = determineState(situation(given))
  expect([determined.kind, planAction(determined)]).toEqual([state, action])
})

const blocks: [Case, string][] = [
  [{ seen: { namespace: foreign } }, 'ForeignNamespace'],
  [{ seen: { release: { kind: 'foreign' } } }, 'ForeignRelease'],
  [{ seen: changed({ generation: 2 }) }, 'RowBehindCluster'],
  [{ seen: gone }, 'DataLost'],
]
test.each(blocks)('a block names its reason: %#', (given, reason) => {
  expect(determineState(situation(given))).toEqual({ kind: 'blocked', reason })
})

test('a failure rolls back only where an older generation was ready', () => {
  const first = determineState(situation({ row: young, seen: unsealed, failure }))
  expect(first).toMatchObject({ kind: 'failed', rollsBack: false })
  const change = determineState(
    situation({ row: { generation: 2 }, specInForce: 'spec-2', seen: { readyGeneration: null }, failure }),
  )
  expect(change).toMatchObject({ kind: 'failed', rollsBack: true })
})

test('the generation in force is the newest, or the last ready one when the newest is marked failed', () => {
  expect(generationInForce({ generation: 3, failedGeneration: null, readyGeneration: 2 })).toBe(3)
  expect(generationInForce({ generation: 3, failedGeneration: 2, readyGeneration: 2 })).toBe(3)
  expect(generationInForce({ generation: 3, failedGeneration: 3, readyGeneration: 2 })).toBe(2)
  expect(generationInForce({ generation: 1, failedGeneration: 1, readyGeneration: null })).toBe(1)
})
