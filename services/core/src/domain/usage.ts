import { type Component, components } from '../contract/choices.ts'
import type { StoreUsage } from '../contract/cluster.ts'
import { readQuantity } from './quantity.ts'

/** The parts of objects that tell what a store takes of its cluster. */
interface Labelled {
  metadata?: { name?: string; labels?: Record<string, string> }
}
type Quantities = Record<string, string>

export interface UsedQuota {
  status?: { hard?: Quantities; used?: Quantities }
}
export interface UsedClaim extends Labelled {
  spec?: { storageClassName?: string; resources?: { requests?: Quantities } }
  status?: { capacity?: Quantities }
}
export interface UsedPod extends Labelled {
  spec?: { containers: UsedContainer[]; initContainers?: (UsedContainer & { restartPolicy?: string })[] }
  status?: {
    phase?: string
    conditions?: { type: string; status: string }[]
    containerStatuses?: { restartCount?: number }[]
  }
}
interface UsedContainer {
  resources?: { requests?: Quantities; limits?: Quantities }
}

const componentOf = ({ metadata }: Labelled): Component | null =>
  components.find((name) => name === metadata?.labels?.['app.kubernetes.io/name']) ?? null
const quantityOf = (text: string | undefined): number | null => (text === undefined ? null : readQuantity(text))

export const describeQuotas = (quotas: readonly UsedQuota[]): StoreUsage['quota'] =>
  quotas.flatMap(({ status }) =>
    Object.entries(status?.hard ?? {}).map(([resource, hard]) => ({
      resource,
      used: readQuantity(status?.used?.[resource] ?? '0'),
      hard: readQuantity(hard),
    })),
  )

/** `expandable` says of each class whether its volumes may grow. */
export const describeClaim = (
  claim: UsedClaim,
  expandable: ReadonlyMap<string, boolean>,
): StoreUsage['volumes'][number] => {
  const className = claim.spec?.storageClassName ?? null
  return {
    name: claim.metadata?.name ?? '',
    component: componentOf(claim),
    requested: quantityOf(claim.spec?.resources?.requests?.storage) ?? 0,
    capacity: quantityOf(claim.status?.capacity?.storage),
    storage_class: className,
    expandable: className === null ? null : (expandable.get(className) ?? null),
  }
}

export function describePod(pod: UsedPod): StoreUsage['pods'][number] {
  // Init containers that go on beside the others take their share too.
  const sidecars = (pod.spec?.initContainers ?? []).filter(({ restartPolicy }) => restartPolicy === 'Always')
  const containers = [...(pod.spec?.containers ?? []), ...sidecars]
  const sum = (of: 'requests' | 'limits', resource: string) =>
    containers.map(({ resources }) => quantityOf(resources?.[of]?.[resource]))
  const total = (parts: (number | null)[]) => parts.reduce<number>((all, one) => all + (one ?? 0), 0)
  const limit = (parts: (number | null)[]) => (parts.includes(null) ? null : total(parts))
  return {
    name: pod.metadata?.name ?? '',
    component: componentOf(pod),
    phase: pod.status?.phase ?? 'Unknown',
    ready: isConditionTrue(pod, 'Ready'),
    restarts: (pod.status?.containerStatuses ?? []).reduce((all, { restartCount = 0 }) => all + restartCount, 0),
    cpu_request: total(sum('requests', 'cpu')),
    memory_request: total(sum('requests', 'memory')),
    cpu_limit: limit(sum('limits', 'cpu')),
    memory_limit: limit(sum('limits', 'memory')),
  }
}

const isConditionTrue = ({ status }: UsedPod, type: string) =>
  (status?.conditions ?? []).some((condition) => condition.type === type && condition.status === 'True')
