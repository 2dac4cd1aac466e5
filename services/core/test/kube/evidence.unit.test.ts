import type { CoreV1Event } from '@kubernetes/client-node'
import { ofWorkloads, recentWarnings } from '../../src/kube/evidence.ts'

const minutesAgo = (minutes: number) => new Date(Date.now() - minutes * 60_000)
const warning = (kind: string, name: string, reason = 'FailedCreate') => ({
  reason,
  message: 'exceeded quota',
  involvedObject: { kind, name },
  at: minutesAgo(1),
})
const namesOf = (warnings: ReturnType<typeof warning>[]) =>
  ofWorkloads({ pods: [], claims: [], warnings, workloads: [], quotas: [] }).warnings.map(
    ({ involvedObject }) => `${involvedObject?.kind}/${involvedObject?.name}`,
  )

test('pods that cannot be made count where they are of the store', () => {
  const own = [warning('ReplicaSet', 'wordpress-5f'), warning('StatefulSet', 'mariadb')]
  const ofOthers = [
    warning('ReplicaSet', 'cache-5f'),
    warning('StatefulSet', 'mariadb-replica'),
    warning('Job', 'nightly'),
    warning('Job', 'wordpress-5f'),
  ]
  expect(namesOf([...ofOthers, ...own])).toEqual(['ReplicaSet/wordpress-5f', 'StatefulSet/mariadb'])
})

test('other warnings count: what they speak of is compared with the pods there are', () => {
  expect(namesOf([warning('Pod', 'nightly-x', 'FailedMount')])).toEqual(['Pod/nightly-x'])
})

test('warnings are told the newest first, and those of troubles that may be over not at all', () => {
  const event = (reason: string, times: Pick<CoreV1Event, 'lastTimestamp'> & { eventTime?: Date }) =>
    ({ reason, metadata: { creationTimestamp: minutesAgo(60) }, ...times }) as unknown as CoreV1Event
  const events = [
    event('Old', { lastTimestamp: minutesAgo(16) }),
    event('Older', {}),
    event('Later', { eventTime: minutesAgo(14) }),
    event('Newest', { lastTimestamp: minutesAgo(1) }),
  ]
  expect(recentWarnings(events).map(({ reason }) => reason)).toEqual(['Newest', 'Later'])
})
