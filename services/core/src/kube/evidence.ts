import type { CoreV1Event } from '@kubernetes/client-node'
import type { Evidence, WarningEvent } from '../domain/diagnose.ts'
import { mariadbName, wordpressName } from '../domain/marks.ts'
import { isOfReset } from '../domain/passwordReset.ts'
import type { Kube } from './client.ts'
import { orAbsent } from './errors.ts'
import { podKind } from './kinds.ts'

/** Warnings that are older than this tell of troubles that may be over. */
const warningAgeMsMax = 15 * 60_000

const seenAt = ({
  lastTimestamp,
  eventTime,
  metadata,
}: Pick<CoreV1Event, 'lastTimestamp' | 'eventTime' | 'metadata'>) =>
  new Date(lastTimestamp ?? eventTime ?? metadata.creationTimestamp ?? 0)

/** Those that still count, the newest first. */
export const recentWarnings = (events: readonly CoreV1Event[]): WarningEvent[] =>
  events
    .map(({ reason, message, involvedObject, ...event }) => ({ reason, message, involvedObject, at: seenAt(event) }))
    .filter(({ at }) => at.valueOf() > Date.now() - warningAgeMsMax)
    .sort((a, b) => b.at.valueOf() - a.at.valueOf())

const isOfWorkload = ({ involvedObject }: WarningEvent) =>
  (involvedObject?.kind === 'ReplicaSet' && involvedObject.name?.startsWith(`${wordpressName}-`)) ||
  (involvedObject?.kind === 'StatefulSet' && involvedObject.name === mariadbName)

/** What speaks of the store's own workloads: a password reset that fails, or a Job of somebody else's, is no trouble of theirs. */
export const ofWorkloads = ({ pods, claims, warnings, ...rest }: Evidence): Evidence => ({
  pods: pods.filter(({ metadata }) => !isOfReset(metadata?.name)),
  claims,
  warnings: warnings.filter(
    (one) => !isOfReset(one.involvedObject?.name) && (one.reason !== 'FailedCreate' || isOfWorkload(one)),
  ),
  ...rest,
})

/** A fresh look at what keeps the workloads of one namespace from being ready. */
export async function readEvidence(kube: Kube, namespace: string): Promise<Evidence> {
  const [pods, claims, events, quotas, ...workloads] = await Promise.all([
    // Others may have pods and claims of theirs there.
    kube.core.listNamespacedPod({ namespace, ...podKind.selectors }),
    kube.core.listNamespacedPersistentVolumeClaim({ namespace, ...podKind.selectors }),
    kube.core.listNamespacedEvent({ namespace, fieldSelector: 'type=Warning', limit: 500 }),
    kube.core.listNamespacedResourceQuota({ namespace, ...podKind.selectors }),
    orAbsent(kube.apps.readNamespacedDeployment({ namespace, name: wordpressName })),
    orAbsent(kube.apps.readNamespacedStatefulSet({ namespace, name: mariadbName })),
  ])
  return ofWorkloads({
    pods: pods.items,
    claims: claims.items,
    warnings: recentWarnings(events.items),
    workloads,
    quotas: quotas.items,
  })
}
