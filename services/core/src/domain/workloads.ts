import { generationAnnotation } from './marks.ts'

export interface PodImages {
  initContainers?: { name: string; image?: string }[]
  containers?: { name: string; image?: string }[]
}

/** The part of a Deployment or StatefulSet that tells whether it is ready. */
export interface Workload {
  metadata?: {
    name?: string
    generation?: number
    annotations?: Record<string, string>
    managedFields?: { manager?: string; subresource?: string; time?: Date | string }[]
  }
  spec?: { replicas?: number; template?: { spec?: PodImages } }
  status?: {
    observedGeneration?: number
    replicas?: number
    updatedReplicas?: number
    readyReplicas?: number
    availableReplicas?: number
  }
}

export const isWorkloadReady = ({ metadata, spec, status }: Workload) => {
  const wanted = spec?.replicas ?? 1
  return (
    wanted > 0 &&
    status?.observedGeneration === metadata?.generation &&
    status?.replicas === wanted &&
    status.updatedReplicas === wanted &&
    status.readyReplicas === wanted
  )
}

/** When helm changed it last, by the API server's clock in whole seconds; null when that is not known. */
export function changedAt({ metadata }: Workload): Date | null {
  const entry = metadata?.managedFields?.find(({ manager, subresource }) => manager === 'helm' && !subresource)
  return entry?.time ? new Date(entry.time) : null
}

/**
 * The store's generation that all workloads name and are ready for; null when one is missing, not ready, or of another
 * generation than the rest.
 */
export function readyGenerationOf(workloads: readonly (Workload | null)[]): number | null {
  const generations = new Set<number>()
  for (const workload of workloads) {
    if (!workload || !isWorkloadReady(workload)) return null
    generations.add(Number(workload.metadata?.annotations?.[generationAnnotation]))
  }
  const [generation] = generations
  return generations.size === 1 && Number.isInteger(generation) ? (generation ?? null) : null
}
