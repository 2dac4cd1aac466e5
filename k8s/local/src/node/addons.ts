import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { unchanged } from '../machine/progress.ts'
import { run } from '../machine/run.ts'
import { waitFor } from '../machine/wait.ts'
import { hashOf } from '../prepare/cache.ts'
import type { Toolkit } from '../prepare/prepare.ts'
import { askApiserver } from './api.ts'
import { ingressClass, type Settings, storageClass, volumeProvisioner } from './settings.ts'

const rbac = 'rbac.authorization.k8s.io'
const metadata = (name: string, more: object = {}) => ({
  metadata: { name, labels: { 'app.kubernetes.io/part-of': 'storeyard' }, ...more },
})

const bindRole = (name: string, role: string, user: string) => ({
  apiVersion: `${rbac}/v1`,
  kind: 'ClusterRoleBinding',
  ...metadata(name),
  roleRef: { apiGroup: rbac, kind: 'ClusterRole', name: role },
  subjects: [{ apiGroup: rbac, kind: 'User', name: user }],
})

/** What the node's own parts need in the cluster, beside what Kubernetes brings. */
const objects = [
  bindRole('storeyard:apiserver', 'system:kubelet-api-admin', 'storeyard:apiserver'),
  bindRole('storeyard:provisioner', 'system:persistent-volume-provisioner', 'storeyard:provisioner'),
  bindRole('storeyard:contour', 'contour', 'storeyard:contour'),
  bindRole('storeyard:coredns', 'storeyard:coredns', 'storeyard:coredns'),
  {
    apiVersion: `${rbac}/v1`,
    kind: 'ClusterRole',
    ...metadata('storeyard:coredns'),
    rules: [
      { apiGroups: [''], resources: ['endpoints', 'services', 'pods', 'namespaces'], verbs: ['list', 'watch'] },
      { apiGroups: ['discovery.k8s.io'], resources: ['endpointslices'], verbs: ['list', 'watch'] },
    ],
  },
  { apiVersion: 'v1', kind: 'Namespace', ...metadata('projectcontour') },
  {
    apiVersion: 'networking.k8s.io/v1',
    kind: 'IngressClass',
    ...metadata(ingressClass, { annotations: { 'ingressclass.kubernetes.io/is-default-class': 'true' } }),
    spec: { controller: 'projectcontour.io/projectcontour/contour' },
  },
  {
    apiVersion: 'storage.k8s.io/v1',
    kind: 'StorageClass',
    ...metadata(storageClass, { annotations: { 'storageclass.kubernetes.io/is-default-class': 'true' } }),
    provisioner: volumeProvisioner,
    reclaimPolicy: 'Delete',
    // One node: there is no place to choose, so a claim need not wait for its pod.
    volumeBindingMode: 'Immediate',
  },
]

const stampPath = '/api/v1/namespaces/kube-system/configmaps/storeyard-node'

/** Contour ends when one of its kinds is not served yet, which takes a moment after they are applied or a restart. */
const contourKinds = {
  v1: ['HTTPProxy', 'TLSCertificateDelegation'],
  v1alpha1: ['ContourConfiguration', 'ContourDeployment', 'ExtensionService'],
}

const servesContourKinds = async (settings: Settings): Promise<boolean> => {
  const served = await Promise.all(
    Object.entries(contourKinds).map(async ([version, kinds]) => {
      const answer = await askApiserver(settings, `/apis/projectcontour.io/${version}`)
      return answer?.status === 200 && kinds.every((kind) => answer.body.includes(`"${kind}"`))
    }),
  )
  return served.every(Boolean)
}

/** Applies them once for each version of them, which a stamp in the cluster tells. */
export async function ensureAddons(settings: Settings, tools: Toolkit): Promise<typeof unchanged | undefined> {
  const applied = await applyAddons(settings, tools)
  await waitFor("Contour's kinds to be served", () => servesContourKinds(settings), { deadlineMs: 30_000 })
  return applied
}

async function applyAddons(settings: Settings, tools: Toolkit): Promise<typeof unchanged | undefined> {
  const contour = ['01-crds.yaml', '02-role-contour.yaml'].map((file) =>
    readFileSync(join(tools.contourManifests, file), 'utf8'),
  )
  const digest = hashOf([JSON.stringify(objects), ...contour])
  const stamp = await askApiserver(settings, stampPath)
  if (stamp?.status === 200 && stamp.body.includes(digest)) return unchanged
  const apply = (documents: string[]) =>
    run(
      tools.kubectl,
      ['--kubeconfig', settings.paths.kubeconfig, 'apply', '--server-side', '--force-conflicts', '--filename', '-'],
      {
        input: documents.join('\n---\n'),
      },
    )
  await apply([...objects.map((object) => JSON.stringify(object)), ...contour])
  // Last, so that an interrupted run is done again.
  const stampObject = {
    apiVersion: 'v1',
    kind: 'ConfigMap',
    ...metadata('storeyard-node', { namespace: 'kube-system' }),
    data: { digest },
  }
  await apply([JSON.stringify(stampObject)])
  return undefined
}
