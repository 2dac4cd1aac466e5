import type { KubernetesObject } from '@kubernetes/client-node'
import type { StoreObjects, StoreUsage } from '../contract/cluster.ts'
import { describeObject } from '../domain/readiness.ts'
import {
  describeClaim,
  describePod,
  describeQuotas,
  type UsedClaim,
  type UsedPod,
  type UsedQuota,
} from '../domain/usage.ts'
import { mayClassGrow } from './claims.ts'
import type { Kube } from './client.ts'
import { hasCode } from './errors.ts'
import { chartKinds, pathOf, podKind, type WatchedKind } from './kinds.ts'
import { listRaw } from './list.ts'

/** Of the kinds in a store's namespace those that the api may read, as people look for them. */
const shownKinds = [
  ...['Deployment', 'StatefulSet'].map(kindNamed),
  podKind,
  ...['PersistentVolumeClaim', 'Service', 'Ingress', 'ResourceQuota'].map(kindNamed),
]

function kindNamed(name: string): WatchedKind {
  const found = chartKinds.find(({ kind }) => kind === name)
  if (!found) throw new Error(`the chart has no ${name}`)
  return found
}

/** All of a kind in the namespace, whoever made it. None without the namespace, which the rights come with. */
async function listIn<T extends KubernetesObject>(kube: Kube, namespace: string, kind: WatchedKind): Promise<T[]> {
  try {
    const { items } = await listRaw(kube, pathOf(kind, namespace), {})
    return items as T[]
  } catch (err) {
    if (hasCode(err, 403) || hasCode(err, 404)) return []
    throw err
  }
}

export async function readObjects(kube: Kube, namespace: string): Promise<StoreObjects['items']> {
  const found = await Promise.all(
    shownKinds.map(async (kind) => (await listIn(kube, namespace, kind)).map((one) => ({ ...one, kind: kind.kind }))),
  )
  return found.flat().map(describeObject)
}

export async function readUsage(kube: Kube, namespace: string): Promise<StoreUsage> {
  const [quotas, claims, pods] = await Promise.all([
    listIn<UsedQuota & KubernetesObject>(kube, namespace, kindNamed('ResourceQuota')),
    listIn<UsedClaim & KubernetesObject>(kube, namespace, kindNamed('PersistentVolumeClaim')),
    listIn<UsedPod & KubernetesObject>(kube, namespace, podKind),
  ])
  const classes = await readClasses(kube, claims)
  return {
    quota: describeQuotas(quotas),
    volumes: claims.map((claim) => describeClaim(claim, classes)),
    pods: pods.map(describePod),
  }
}

async function readClasses(kube: Kube, claims: readonly UsedClaim[]): Promise<Map<string, boolean>> {
  const names = new Set(claims.flatMap(({ spec }) => spec?.storageClassName || []))
  const read = await Promise.all(
    [...names].map(async (name) => ({ name, expandable: await mayGrowOrUnknown(kube, name) })),
  )
  return new Map(read.flatMap(({ name, expandable }) => (expandable === null ? [] : [[name, expandable]])))
}

/** 403: Storeyard's rights in the cluster are older than this code. What it may not see, it does not know. */
async function mayGrowOrUnknown(kube: Kube, className: string): Promise<boolean | null> {
  try {
    return await mayClassGrow(kube, className)
  } catch (err) {
    if (hasCode(err, 403)) return null
    throw err
  }
}
