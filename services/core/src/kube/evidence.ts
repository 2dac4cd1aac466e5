import type { Evidence } from '../domain/diagnose.ts'
import type { Kube } from './client.ts'

/** Warnings that are older than this tell of troubles that may be over. */
const warningAgeMsMax = 15 * 60_000

/** A fresh look at what keeps the workloads of one namespace from being ready. */
export async function readEvidence(kube: Kube, namespace: string): Promise<Evidence> {
  const [pods, claims, events] = await Promise.all([
    kube.core.listNamespacedPod({ namespace }),
    kube.core.listNamespacedPersistentVolumeClaim({ namespace }),
    kube.core.listNamespacedEvent({ namespace, fieldSelector: 'type=Warning', limit: 500 }),
  ])
  const at = (event: (typeof events.items)[number]) =>
    (event.lastTimestamp ?? event.eventTime ?? event.metadata.creationTimestamp)?.valueOf() ?? 0
  return {
    pods: pods.items,
    claims: claims.items,
    warnings: events.items.filter((event) => at(event) > Date.now() - warningAgeMsMax).sort((a, b) => at(b) - at(a)),
  }
}
