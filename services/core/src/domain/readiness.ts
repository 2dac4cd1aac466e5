import type { StoreObjects } from '../contract/cluster.ts'
import type { DiagnosedPod } from './diagnose.ts'
import { isWorkloadReady, type Workload } from './workloads.ts'

interface SeenObject {
  kind: string
  metadata?: { name?: string; deletionTimestamp?: unknown }
}
type Readiness = Pick<StoreObjects['items'][number], 'ready' | 'message'>

const ready: Readiness = { ready: true, message: null }
const notReady = (message: string): Readiness => ({ ready: false, message })
/** For what is there or not, and no more. */
const neither: Readiness = { ready: null, message: null }

const workload = (object: Workload): Readiness =>
  isWorkloadReady(object)
    ? ready
    : notReady(`${object.status?.readyReplicas ?? 0} of ${object.spec?.replicas ?? 1} pods are ready`)

function pod({ status }: DiagnosedPod & { status?: { phase?: string } }): Readiness {
  // One that ended as it should, such as that of an owner's own job.
  if (status?.phase === 'Succeeded') return neither
  const conditions = status?.conditions ?? []
  if (conditions.some(({ type, status: is }) => type === 'Ready' && is === 'True')) return ready
  const containers = [...(status?.initContainerStatuses ?? []), ...(status?.containerStatuses ?? [])]
  const waiting = containers.find(({ state }) => state?.waiting?.reason)
  if (waiting) {
    const { reason, message } = waiting.state?.waiting ?? {}
    return notReady(`${waiting.name}: ${message ? `${reason}: ${message}` : reason}`)
  }
  const said = conditions.find(({ status: is, message }) => is === 'False' && message)
  return notReady(said?.message ?? `${status?.phase ?? 'Unknown'}`)
}

const claim = ({ status }: { status?: { phase?: string } }): Readiness =>
  status?.phase === 'Bound' ? ready : notReady(status?.phase ?? 'Pending')

/** Some controllers never write an address, so none says nothing. */
const ingress = ({ status }: { status?: { loadBalancer?: { ingress?: unknown[] } } }): Readiness =>
  status?.loadBalancer?.ingress?.length ? ready : neither

const byKind: Record<string, (object: object) => Readiness> = {
  Deployment: workload,
  StatefulSet: workload,
  Pod: pod,
  PersistentVolumeClaim: claim,
  Ingress: ingress,
}

const messageLengthMax = 300

/** Whether an object of a store is as it should be, by what its own status says. */
export function describeObject(object: SeenObject): StoreObjects['items'][number] {
  const { kind, metadata } = object
  const found = metadata?.deletionTimestamp ? notReady('It is being deleted') : (byKind[kind]?.(object) ?? neither)
  return { kind, name: metadata?.name ?? '', ...found, message: found.message?.slice(0, messageLengthMax) ?? null }
}
