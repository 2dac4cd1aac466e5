import { stringify } from 'yaml'

/**
 * Images whose pods misbehave, chosen by name in the operator's values file. Every other image is Ready at once. What a
 * pod says is what a kubelet says of it. As MariaDB's they are of a later series than the good one.
 */
export const images = {
  good: 'faults.invalid/good:11.8',
  /** The registry says that there is no such image, and always will. */
  missing: 'faults.invalid/missing:12.3',
  /** The registry does not answer; pods come up once they carry the label `mendedLabel`. */
  away: 'faults.invalid/away:12.3',
  /** Starts and ends with code 1, again and again. */
  crash: 'faults.invalid/crash:12.3',
  /** Is killed for its memory, again and again. */
  oom: 'faults.invalid/oom:12.3',
  /** Stays as it is until it carries the label `mendedLabel`. */
  held: 'faults.invalid/held:12.3',
} as const

export const mendedLabel = 'faults.storeyard.io/mended'

/** A Job's pod with this label has come to its end, and said that WordPress has the new password. */
export const answeredLabel = 'faults.storeyard.io/answered'

type Waiting = { reason: string; message: string }
type Terminated = { reason: string; exitCode: number }

const hasImage = (name: string) => `.spec.containers.[] | select(.image | test("${name}")) | .name`
const isMended = `.metadata.labels["${mendedLabel}"]`
const waitsFor = '.status.containerStatuses.[] | select(.state.waiting.reason != null) | .state.waiting.reason'
const living = { key: '.metadata.deletionTimestamp', operator: 'DoesNotExist' }
const pending = { key: '.status.phase', operator: 'In', values: ['Pending'] }

interface Stage {
  name: string
  kind?: 'Pod' | 'Node'
  when: object[]
  delayMs?: number
  next: object
}

const stage = ({ name, kind = 'Pod', when, delayMs = 0, next }: Stage) => ({
  apiVersion: 'kwok.x-k8s.io/v1alpha1',
  kind: 'Stage',
  metadata: { name },
  spec: {
    resourceRef: { apiGroup: 'v1', kind },
    selector: { matchExpressions: when },
    ...(delayMs > 0 ? { delay: { durationMilliseconds: delayMs } } : {}),
    next,
  },
})

const conditions = (ready: boolean) =>
  ['Initialized', 'Ready', 'ContainersReady']
    .map(
      (type) => `
- lastTransitionTime: {{ Now | Quote }}
  status: "${type === 'Initialized' || ready ? 'True' : 'False'}"
  type: ${type}`,
    )
    .join('')

const readyStatus = `
conditions:${conditions(true)}
containerStatuses:
{{ range .spec.containers }}
- image: {{ .image | Quote }}
  name: {{ .name | Quote }}
  ready: true
  started: true
  restartCount: 0
  state:
    running:
      startedAt: {{ Now | Quote }}
{{ end }}
podIP: {{ PodIPWith .spec.nodeName ( or .spec.hostNetwork false ) ( or .metadata.uid "" ) ( or .metadata.name "" ) ( or .metadata.namespace "" ) | Quote }}
phase: Running
startTime: {{ Now | Quote }}
`

const answeredStatus = `
conditions:${conditions(false)}
containerStatuses:
{{ range .spec.containers }}
- image: {{ .image | Quote }}
  name: {{ .name | Quote }}
  ready: false
  started: false
  restartCount: 0
  state:
    terminated:
      exitCode: 0
      reason: Completed
      message: '{"outcome":"set","user":null}'
      startedAt: {{ Now | Quote }}
      finishedAt: {{ Now | Quote }}
{{ end }}
phase: Succeeded
`

/** All containers of the pod are in this state. */
const troubledStatus = (restarts: number, state: object, lastState: object = {}) => `
conditions:${conditions(false)}
containerStatuses:
{{ range .spec.containers }}
- image: {{ .image | Quote }}
  name: {{ .name | Quote }}
  ready: false
  started: false
  restartCount: ${restarts}
  state: ${JSON.stringify(state)}
  lastState: ${JSON.stringify(lastState)}
{{ end }}
phase: Pending
`

const event = (reason: string, message: string) => ({ type: 'Warning', reason, message })

/** A pull that fails: first with the registry's answer, then in the back-off that names no cause. */
function pullStages(name: string, answer: string) {
  const failed = `Failed to pull image "faults.invalid/${name}:12.3": ${answer}`
  const waiting = (state: Waiting) => ({ waiting: state })
  return [
    stage({
      name: `pod-${name}-pull`,
      when: [
        living,
        pending,
        { key: hasImage(name), operator: 'Exists' },
        { key: waitsFor, operator: 'DoesNotExist' },
        { key: isMended, operator: 'DoesNotExist' },
      ],
      next: {
        event: event('Failed', failed),
        statusTemplate: troubledStatus(0, waiting({ reason: 'ErrImagePull', message: answer })),
      },
    }),
    stage({
      name: `pod-${name}-back-off`,
      when: [
        living,
        pending,
        { key: hasImage(name), operator: 'Exists' },
        { key: waitsFor, operator: 'In', values: ['ErrImagePull'] },
        { key: isMended, operator: 'DoesNotExist' },
      ],
      delayMs: 300,
      next: {
        statusTemplate: troubledStatus(
          0,
          waiting({ reason: 'ImagePullBackOff', message: `Back-off pulling image "faults.invalid/${name}:12.3"` }),
        ),
      },
    }),
  ]
}

function crashStage(name: string, terminated: Terminated) {
  const backOff = `back-off 10s restarting failed container`
  return stage({
    name: `pod-${name}`,
    when: [living, pending, { key: hasImage(name), operator: 'Exists' }, { key: waitsFor, operator: 'DoesNotExist' }],
    delayMs: 200,
    next: {
      event: event('BackOff', backOff),
      statusTemplate: troubledStatus(
        3,
        { waiting: { reason: 'CrashLoopBackOff', message: backOff } },
        { terminated: { ...terminated, startedAt: '2026-01-01T00:00:00Z', finishedAt: '2026-01-01T00:00:01Z' } },
      ),
    },
  })
}

const troubled = ['missing', 'away', 'crash', 'oom', 'held'].join('|')

const podStages = [
  stage({
    name: 'pod-ready',
    when: [living, pending, { key: hasImage(troubled), operator: 'DoesNotExist' }],
    next: { statusTemplate: readyStatus },
  }),
  stage({
    name: 'pod-mended',
    when: [living, pending, { key: isMended, operator: 'Exists' }],
    next: { statusTemplate: readyStatus },
  }),
  ...pullStages('missing', 'faults.invalid/missing:12.3: manifest unknown'),
  ...pullStages('away', 'dial tcp 192.0.2.1:443: connect: connection refused'),
  crashStage('crash', { reason: 'Error', exitCode: 1 }),
  crashStage('oom', { reason: 'OOMKilled', exitCode: 137 }),
  stage({
    name: 'pod-answered',
    when: [
      living,
      { key: '.status.phase', operator: 'In', values: ['Running'] },
      { key: `.metadata.labels["${answeredLabel}"]`, operator: 'Exists' },
    ],
    next: { statusTemplate: answeredStatus },
  }),
  stage({
    name: 'pod-delete',
    when: [{ key: '.metadata.deletionTimestamp', operator: 'Exists' }],
    next: { delete: true },
  }),
]

const nodeStages = [
  stage({
    name: 'node-initialize',
    kind: 'Node',
    when: [
      { key: '.status.conditions.[] | select( .type == "Ready" ) | .status', operator: 'NotIn', values: ['True'] },
    ],
    next: {
      statusTemplate: `
conditions:
{{ range NodeConditions }}
- lastHeartbeatTime: {{ Now | Quote }}
  lastTransitionTime: {{ Now | Quote }}
  message: {{ .message | Quote }}
  reason: {{ .reason | Quote }}
  status: {{ .status | Quote }}
  type: {{ .type | Quote }}
{{ end }}
allocatable: { cpu: 1k, memory: 1Ti, pods: 1M }
capacity: { cpu: 1k, memory: 1Ti, pods: 1M }
phase: Running
`,
    },
  }),
]

/** KWOK's configuration file. */
export const kwokConfiguration = (): string => [...nodeStages, ...podStages].map((one) => stringify(one)).join('---\n')
