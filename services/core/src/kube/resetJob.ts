import type { V1Deployment, V1Job, V1Pod, V1Volume } from '@kubernetes/client-node'
import { z } from 'zod'
import { diagnose } from '../domain/diagnose.ts'
import {
  credentialsName,
  managedBy,
  partOfLabel,
  passwordResetName,
  storeIdLabel,
  wordpressName,
} from '../domain/marks.ts'
import { type ResetJobSeen, type ResetOutcome, resetJobName } from '../domain/passwordReset.ts'
import type { Kube } from './client.ts'
import { forPeople } from './errorClass.ts'
import { orAbsent, orExists, orGone } from './errors.ts'
import { recentWarnings } from './evidence.ts'
import { nextForKey, nextKey, userKey } from './resetSecret.ts'

const configMapName = 'wordpress-config'
const script = 'reset-password.php'

/** The chart mounts it with the others; charts from before it have none. */
export async function hasResetScript(kube: Kube, namespace: string): Promise<boolean> {
  const found = await orAbsent(kube.core.readNamespacedConfigMap({ namespace, name: configMapName }))
  return found?.data?.[script] !== undefined
}

/** Of WordPress's pod the Job has what speaks to the database, and nothing of wp-content: no code of the owner's runs. */
const volumeNames = new Set(['config', 'credentials', 'tmp'])

/** Not mounted before the next password is there: the pod waits for each of these keys. */
const administrator: V1Volume = {
  name: 'administrator',
  secret: {
    secretName: credentialsName,
    defaultMode: 0o440,
    items: [userKey, nextKey, nextForKey].map((key) => ({ key, path: key })),
  },
}

interface Wanted {
  storeId: string
  reset: string
  seconds: number
}

/** A Job from the image and the settings of the store's own WordPress, as it runs now. */
export function buildResetJob({ spec }: V1Deployment, { storeId, reset, seconds }: Wanted): V1Job {
  const pod = spec?.template.spec
  const wordpress = pod?.containers.find(({ name }) => name === wordpressName)
  if (!pod || !wordpress) throw new Error('the Deployment has no container of WordPress')
  const labels = {
    // Not WordPress's own name: its Service must not lead here.
    'app.kubernetes.io/name': passwordResetName,
    [partOfLabel]: managedBy,
    [storeIdLabel]: storeId,
  }
  return {
    metadata: { name: resetJobName(reset), labels },
    spec: {
      // The deadline ends it; until then each new pod reads the Secret anew.
      activeDeadlineSeconds: seconds,
      backoffLimit: 100,
      // Its worker deletes it; this is for one that nobody came back to.
      ttlSecondsAfterFinished: 3_600,
      template: {
        metadata: { labels },
        spec: {
          restartPolicy: 'Never',
          serviceAccountName: pod.serviceAccountName,
          automountServiceAccountToken: false,
          enableServiceLinks: false,
          // A script that was called back goes on for no longer beside the one that comes in its place.
          terminationGracePeriodSeconds: 1,
          securityContext: pod.securityContext,
          volumes: [...(pod.volumes ?? []).filter(({ name }) => volumeNames.has(name)), administrator],
          containers: [
            {
              name: passwordResetName,
              image: wordpress.image,
              imagePullPolicy: wordpress.imagePullPolicy,
              command: ['php', `/etc/storeyard/config/${script}`],
              env: [...(wordpress.env ?? []), { name: 'PASSWORD_RESET', value: reset }],
              securityContext: wordpress.securityContext,
              resources: { requests: { cpu: '10m', memory: '64Mi' }, limits: { memory: '256Mi' } },
              volumeMounts: [
                ...(wordpress.volumeMounts ?? []).filter(({ name }) => volumeNames.has(name)),
                { name: administrator.name, mountPath: '/etc/storeyard/administrator', readOnly: true },
              ],
            },
          ],
        },
      },
    },
  }
}

export interface ResetJob {
  uid: string | undefined
  seen: ResetJobSeen
  /** Why it has not succeeded, as far as the cluster or the script says. */
  trouble: string | null
}

/** The Job of this reset, with what its pods and the warnings about them say. */
export async function observeResetJob(kube: Kube, namespace: string, reset: string): Promise<ResetJob | null> {
  const name = resetJobName(reset)
  const job = await orAbsent(kube.batch.readNamespacedJob({ namespace, name }))
  if (!job) return null
  const [{ items }, events] = await Promise.all([
    kube.core.listNamespacedPod({ namespace, labelSelector: `batch.kubernetes.io/job-name=${name}` }),
    kube.core.listNamespacedEvent({ namespace, fieldSelector: 'type=Warning', limit: 500 }),
  ])
  // Pods of a Job of the same name that was deleted may still be going away.
  const pods = items.filter(({ metadata }) => metadata?.ownerReferences?.some(({ uid }) => uid === job.metadata?.uid))
  const warnings = recentWarnings(events.items).filter(({ involvedObject }) => involvedObject?.name?.startsWith(name))
  return {
    uid: job.metadata?.uid,
    seen: describeJob(job, pods),
    trouble: diagnose({ pods, claims: [], warnings, workloads: [], quotas: [] })?.message ?? lastWords(pods),
  }
}

function describeJob({ status }: V1Job, pods: readonly V1Pod[]): ResetJobSeen {
  const is = (type: string) => status?.conditions?.some((one) => one.type === type && one.status === 'True')
  if (is('Complete')) return { state: 'succeeded', outcome: readOutcome(pods) }
  return { state: is('Failed') ? 'failed' : 'running' }
}

const Outcome = z.discriminatedUnion('outcome', [
  // A name that the platform itself gives, as none else can follow from a Secret that was made anew.
  z.object({
    outcome: z.literal('set'),
    user: z
      .string()
      .regex(/^admin-[0-9a-f]{6}$/)
      .nullable(),
  }),
  z.object({ outcome: z.literal('adminMissing'), message: z.string() }),
])

const endOf = ({ status }: V1Pod) => status?.containerStatuses?.[0]?.state?.terminated

function readOutcome(pods: readonly V1Pod[]): ResetOutcome | null {
  const message = pods.map(endOf).find((end) => end?.exitCode === 0)?.message
  if (!message) return null
  const said = Outcome.parse(JSON.parse(message))
  return said.outcome === 'set'
    ? { kind: 'set', user: said.user }
    : { kind: 'adminMissing', message: forPeople(said.message) }
}

/** What the script said when it failed last. */
function lastWords(pods: readonly V1Pod[]): string | null {
  const ends = pods.map(endOf).filter((end) => end !== undefined && end.exitCode !== 0)
  const last = ends.sort((a, b) => Number(b?.finishedAt ?? 0) - Number(a?.finishedAt ?? 0))[0]
  return last ? forPeople(last.message ?? `It ended with code ${last.exitCode}.`) : null
}

/** Creates it once: a Job that is there already is this very reset's. */
export const createResetJob = (kube: Kube, namespace: string, body: V1Job) =>
  orExists(kube.batch.createNamespacedJob({ namespace, body }))

/** The Job that was seen, with its pods. */
export const deleteResetJob = ({ batch }: Kube, namespace: string, reset: string, uid: string | undefined) =>
  orGone(
    batch.deleteNamespacedJob({
      namespace,
      name: resetJobName(reset),
      body: { propagationPolicy: 'Background', preconditions: { uid } },
    }),
  )
