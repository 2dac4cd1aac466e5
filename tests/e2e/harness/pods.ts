import type { Store } from '@storeyard/core/contract/stores'
import { wordpressName } from '@storeyard/core/domain/marks'
import type { System } from './system.ts'

/** Those that are not going away. */
export const podsOf = async ({ kube }: System, { namespace }: Store) =>
  (await kube.core.listNamespacedPod({ namespace })).items.filter(({ metadata }) => !metadata?.deletionTimestamp)

type Pod = Awaited<ReturnType<typeof podsOf>>[number]
export const isReady = ({ status }: Pod) =>
  status?.conditions?.some(({ type, status }) => type === 'Ready' && status === 'True') === true

/** Deletes the pods of one workload, or of both, and returns when they are gone. */
export const deletePods = ({ kubectl }: System, { namespace }: Store, workload?: string) =>
  kubectl(
    'delete',
    'pods',
    ...(workload ? ['--selector', `app.kubernetes.io/name=${workload}`] : ['--all']),
    '--namespace',
    namespace,
  )

/** Runs a shell line with arguments beside WordPress, as an owner with access to the files does. */
export const inWordpress = ({ kubectl }: System, { namespace }: Store, line: string, ...args: string[]) =>
  kubectl(
    'exec',
    `deployment/${wordpressName}`,
    '--container',
    wordpressName,
    '--namespace',
    namespace,
    '--',
    'bash',
    '-c',
    line,
    'bash',
    ...args,
  )
