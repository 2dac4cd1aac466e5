import type { KubernetesObject } from '@kubernetes/client-node'
import type { LiveObject } from '../domain/applied.ts'
import { objectSelector } from '../domain/marks.ts'
import type { Kube } from './client.ts'

/** Every kind that the chart makes, with the way to list it: in one namespace, or in all with `namespace` left out. */
const lists: Record<
  string,
  (kube: Kube, namespace: string, labelSelector: string) => Promise<{ items: KubernetesObject[] }>
> = {
  ConfigMap: ({ core }, namespace, labelSelector) => core.listNamespacedConfigMap({ namespace, labelSelector }),
  Deployment: ({ apps }, namespace, labelSelector) => apps.listNamespacedDeployment({ namespace, labelSelector }),
  Ingress: ({ networking }, namespace, labelSelector) => networking.listNamespacedIngress({ namespace, labelSelector }),
  LimitRange: ({ core }, namespace, labelSelector) => core.listNamespacedLimitRange({ namespace, labelSelector }),
  NetworkPolicy: ({ networking }, namespace, labelSelector) =>
    networking.listNamespacedNetworkPolicy({ namespace, labelSelector }),
  PersistentVolumeClaim: ({ core }, namespace, labelSelector) =>
    core.listNamespacedPersistentVolumeClaim({ namespace, labelSelector }),
  ResourceQuota: ({ core }, namespace, labelSelector) => core.listNamespacedResourceQuota({ namespace, labelSelector }),
  Service: ({ core }, namespace, labelSelector) => core.listNamespacedService({ namespace, labelSelector }),
  ServiceAccount: ({ core }, namespace, labelSelector) =>
    core.listNamespacedServiceAccount({ namespace, labelSelector }),
  StatefulSet: ({ apps }, namespace, labelSelector) => apps.listNamespacedStatefulSet({ namespace, labelSelector }),
}

/** The chart's live objects in one namespace. */
export async function listStoreObjects(kube: Kube, namespace: string): Promise<LiveObject[]> {
  const found = await Promise.all(
    Object.entries(lists).map(async ([kind, list]) => {
      const { items } = await list(kube, namespace, objectSelector)
      return items.map((item) => toLiveObject(kind, item))
    }),
  )
  return found.flat()
}

/** Dates back to the text that the API server sent, so that values compare as they were stored. */
export function toLiveObject(kind: string, item: KubernetesObject): LiveObject {
  const plain = JSON.parse(JSON.stringify(item))
  return { ...plain, kind, metadata: { ...plain.metadata, managedFields: plain.metadata.managedFields ?? [] } }
}
