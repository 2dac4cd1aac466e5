import type { CoreV1Event } from '@kubernetes/client-node'
import type { Evidence, WarningEvent } from '../domain/diagnose.ts'
import type { Kube } from './client.ts'

/** Warnings that are older than this tell of troubles that may be over. */
const warningAgeMsMax = 15 * 60_000

const at = (event: CoreV1Event) =>
  new Date(event.lastTimestamp ?? event.eventTime ?? event.metadata.creationTimestamp ?? 0).valueOf()

/** Those that still count, the newest first. */
export const recentWarnings = (events: readonly CoreV1Event[]): WarningEvent[] =>
  events.filter((event) => at(event) > Date.now() - warningAgeMsMax).sort((a, b) => at(b) - at(a))

/** A fresh look at what keeps the workloads of one namespace from being ready. */
export async function readEvidence(kube: Kube, namespace: string): Promise<Evidence> {
  const [pods, claims, events] = await Promise.all([
    kube.core.listNamespacedPod({ namespace }),
    kube.core.listNamespacedPersistentVolumeClaim({ namespace }),
    kube.core.listNamespacedEvent({ namespace, fieldSelector: 'type=Warning', limit: 500 }),
  ])
  return { pods: pods.items, claims: claims.items, warnings: recentWarnings(events.items) }
}
