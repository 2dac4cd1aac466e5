import { credentialsName } from './marks.ts'
import type { Diagnosis } from './observed.ts'
import { readQuantity } from './quantity.ts'
import type { Reason } from './status.ts'
import { changedAt, type PodImages, type Workload } from './workloads.ts'

/** The parts of pods, claims and warning events that name a cause. */
export interface ContainerStatus {
  name: string
  ready?: boolean
  restartCount?: number
  state?: { waiting?: { reason?: string; message?: string }; terminated?: Terminated }
  lastState?: { terminated?: Terminated }
}
interface Terminated {
  reason?: string
  message?: string
  exitCode?: number
}
export interface DiagnosedPod {
  metadata?: { name?: string; creationTimestamp?: Date | string; deletionTimestamp?: unknown }
  spec?: PodImages
  status?: {
    conditions?: { type: string; status: string; reason?: string; message?: string }[]
    initContainerStatuses?: ContainerStatus[]
    containerStatuses?: ContainerStatus[]
  }
}
export interface DiagnosedClaim {
  metadata?: { name?: string }
  status?: { phase?: string }
}
export interface WarningEvent {
  reason?: string
  message?: string
  involvedObject?: { kind?: string; name?: string }
  /** When it was seen last. */
  at: Date
}

export interface SeenQuota {
  metadata?: { name?: string }
  spec?: { hard?: Record<string, string> }
}

export interface Evidence {
  pods: readonly DiagnosedPod[]
  claims: readonly DiagnosedClaim[]
  warnings: readonly WarningEvent[]
  workloads: readonly (Workload | null)[]
  /** The store's own. */
  quotas: readonly SeenQuota[]
}

/** The first cause that the cluster names, the ones that explain the others first; null when it names none. */
export const diagnose = (evidence: Evidence): Diagnosis | null =>
  deniedPods(evidence) ??
  missingSecret(evidence) ??
  imagePull(evidence) ??
  crashLoop(evidence) ??
  pendingVolume(evidence) ??
  unscheduled(evidence)

const finding = (reason: Reason, message: string, forGood = false): Diagnosis => ({
  reason,
  message: message.replace(/\s+/g, ' ').slice(0, 500),
  forGood,
})

const policyDenial = /violates PodSecurity|ValidatingAdmissionPolicy/

/**
 * A pod that was made since shows that its kind is not refused any more, and a warning before the workload's last change
 * is about pods that nobody asks for now.
 */
function deniedPods({ warnings, pods, workloads, quotas }: Evidence): Diagnosis | null {
  const madeSince = ({ involvedObject, at }: WarningEvent) =>
    pods.some(
      ({ metadata }) =>
        workloadOf(metadata?.name) === workloadOf(involvedObject?.name) &&
        new Date(metadata?.creationTimestamp ?? 0) >= at,
    )
  const changedSince = ({ involvedObject, at }: WarningEvent) =>
    workloads.some(
      (workload) =>
        workload && workload.metadata?.name === workloadOf(involvedObject?.name) && at <= (changedAt(workload) ?? 0),
    )
  const denied = warnings.find(
    (warning) => warning.reason === 'FailedCreate' && !madeSince(warning) && !changedSince(warning),
  )
  if (!denied?.message) return null
  if (/exceeded quota|must specify (limits|requests)/.test(denied.message))
    return finding('QuotaExceeded', denied.message, isAboveQuota(denied.message, quotas))
  // A webhook may know more than the pod, and say something else later.
  if (/admission webhook/.test(denied.message)) return finding('PolicyDenied', denied.message)
  if (policyDenial.test(denied.message)) return finding('PolicyDenied', denied.message, true)
  return null
}

/**
 * Whether one pod alone asks for more than the store's whole quota as it stands, so that no other pod's end makes room.
 * The limit in the message may be an older one: a quota counts a while after it was changed.
 */
function isAboveQuota(message: string, quotas: readonly SeenQuota[]): boolean {
  const name = /exceeded quota: ([^ ,]+)/.exec(message)?.[1]
  const hard = quotas.find(({ metadata }) => metadata?.name === name)?.spec?.hard
  const requested = readAmounts(/requested: ([^ ]+),/.exec(message)?.[1])
  return [...requested].some(([resource, amount]) => amount > readQuantity(hard?.[resource] ?? ''))
}

/** Of `requests.cpu=100m,requests.memory=1Gi`. */
const readAmounts = (text = '') =>
  new Map(
    text.split(',').map((one): [string, number] => {
      const [resource = '', amount = ''] = one.split('=')
      return [resource, readQuantity(amount)]
    }),
  )

/** `wordpress` of `wordpress-6c5d…`: the chart's workloads have one word for a name. */
const workloadOf = (name = '') => name.split('-')[0]

/** The warnings about pods that are there now. */
const aboutPods = ({ warnings, pods }: Evidence) =>
  warnings.filter(
    ({ involvedObject, at }) =>
      involvedObject?.kind === 'Pod' &&
      // MariaDB's pod keeps its name: what was said of the one before does not count.
      pods.some(
        ({ metadata }) => metadata?.name === involvedObject.name && at >= new Date(metadata?.creationTimestamp ?? 0),
      ),
  )

const startingReasons = new Set(['ContainerCreating', 'PodInitializing'])

function missingSecret(evidence: Evidence): Diagnosis | null {
  const starting = evidence.pods.filter((pod) =>
    containers([pod]).some(({ state }) => startingReasons.has(state?.waiting?.reason ?? '')),
  )
  const failed = aboutPods({ ...evidence, pods: starting }).find(
    ({ reason, message }) => reason === 'FailedMount' && message?.includes(`secret "${credentialsName}" not found`),
  )
  return failed ? finding('SecretMissing', failed.message ?? '') : null
}

const containers = (pods: readonly DiagnosedPod[]) =>
  pods
    .filter((pod) => !pod.metadata?.deletionTimestamp)
    .flatMap((pod) => [...(pod.status?.initContainerStatuses ?? []), ...(pod.status?.containerStatuses ?? [])])

const pullReasons = new Set([
  'ErrImagePull',
  'ImagePullBackOff',
  'InvalidImageName',
  'ErrImageNeverPull',
  'RegistryUnavailable',
])

function imagePull(evidence: Evidence): Diagnosis | null {
  const isWaiting = ({ state }: ContainerStatus) => pullReasons.has(state?.waiting?.reason ?? '')
  const pod = evidence.pods.find((one) => containers([one]).some(isWaiting))
  const container = containers(pod ? [pod] : []).find(isWaiting)
  const waiting = container?.state?.waiting
  if (!pod || !waiting) return null
  // The back-off message only says that it waits; the kubelet's event holds the registry's answer.
  const cause = aboutPods(evidence).find(({ message }) => message?.startsWith('Failed to pull image'))?.message
  const message = cause ?? waiting.message ?? `${waiting.reason}`
  // A registry that says so of a name or tag will say it again; one that is away or busy may be back.
  return finding(
    'ImagePull',
    message,
    isWanted(evidence, pod, container.name) &&
      (waiting.reason === 'InvalidImageName' ||
        /manifest unknown|manifest for .* not found|code = NotFound/.test(message)),
  )
}

/** Whether the pod has the image that its workload asks for now: one of the setting before may be there a while. */
function isWanted({ workloads }: Evidence, pod: DiagnosedPod, container: string): boolean {
  const template = workloads.find((workload) => workload?.metadata?.name === workloadOf(pod.metadata?.name))?.spec
    ?.template
  const imageIn = (spec: PodImages | undefined) =>
    [...(spec?.initContainers ?? []), ...(spec?.containers ?? [])].find(({ name }) => name === container)?.image
  return !template || imageIn(pod.spec) === imageIn(template.spec)
}

function crashLoop({ pods }: Evidence): Diagnosis | null {
  for (const { name, ready, state, lastState, restartCount } of containers(pods)) {
    if (ready) continue
    const ended = state?.terminated ?? lastState?.terminated
    const looping = state?.waiting?.reason === 'CrashLoopBackOff' || ((restartCount ?? 0) > 0 && ended?.exitCode !== 0)
    if (!looping || !ended) continue
    const why = ended.reason === 'OOMKilled' ? 'ran out of memory' : `ended with code ${ended.exitCode}`
    return finding('CrashLoop', `The container ${name} ${why}${ended.message ? `: ${ended.message}` : ''}`)
  }
  return null
}

function pendingVolume({ claims, warnings }: Evidence): Diagnosis | null {
  const pending = claims.find(({ status }) => status?.phase === 'Pending')
  if (!pending) return null
  const said = warnings.find(
    ({ involvedObject }) =>
      involvedObject?.kind === 'PersistentVolumeClaim' && involvedObject.name === pending.metadata?.name,
  )?.message
  return finding('VolumePending', said ?? `The volume claim ${pending.metadata?.name} is not bound yet`)
}

function unscheduled({ pods }: Evidence): Diagnosis | null {
  const condition = pods
    .flatMap(({ status }) => status?.conditions ?? [])
    .find(({ type, status, reason }) => type === 'PodScheduled' && status === 'False' && reason === 'Unschedulable')
  return condition ? finding('SchedulingFailed', condition.message ?? 'No node can take the pod') : null
}
