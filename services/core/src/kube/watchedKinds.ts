import { namespaceSelector, objectSelector, storeIdLabel } from '../domain/marks.ts'
import type { WatchedKind } from './watch.ts'

const ofStores = { labelSelector: objectSelector }

/** The chart's kinds but Secrets: drift is found from what their lists say. */
export const chartKinds: readonly WatchedKind[] = [
  {
    kind: 'ConfigMap',
    path: '/api/v1/configmaps',
    list: ({ core }, s) => core.listConfigMapForAllNamespaces(s),
    selectors: ofStores,
  },
  {
    kind: 'Deployment',
    path: '/apis/apps/v1/deployments',
    list: ({ apps }, s) => apps.listDeploymentForAllNamespaces(s),
    selectors: ofStores,
  },
  {
    kind: 'Ingress',
    path: '/apis/networking.k8s.io/v1/ingresses',
    list: ({ networking }, s) => networking.listIngressForAllNamespaces(s),
    selectors: ofStores,
  },
  {
    kind: 'LimitRange',
    path: '/api/v1/limitranges',
    list: ({ core }, s) => core.listLimitRangeForAllNamespaces(s),
    selectors: ofStores,
  },
  {
    kind: 'NetworkPolicy',
    path: '/apis/networking.k8s.io/v1/networkpolicies',
    list: ({ networking }, s) => networking.listNetworkPolicyForAllNamespaces(s),
    selectors: ofStores,
  },
  {
    kind: 'PersistentVolumeClaim',
    path: '/api/v1/persistentvolumeclaims',
    list: ({ core }, s) => core.listPersistentVolumeClaimForAllNamespaces(s),
    selectors: { labelSelector: storeIdLabel },
  },
  {
    kind: 'ResourceQuota',
    path: '/api/v1/resourcequotas',
    list: ({ core }, s) => core.listResourceQuotaForAllNamespaces(s),
    selectors: ofStores,
  },
  {
    kind: 'Service',
    path: '/api/v1/services',
    list: ({ core }, s) => core.listServiceForAllNamespaces(s),
    selectors: ofStores,
  },
  {
    kind: 'ServiceAccount',
    path: '/api/v1/serviceaccounts',
    list: ({ core }, s) => core.listServiceAccountForAllNamespaces(s),
    selectors: ofStores,
  },
  {
    kind: 'StatefulSet',
    path: '/apis/apps/v1/statefulsets',
    list: ({ apps }, s) => apps.listStatefulSetForAllNamespaces(s),
    selectors: ofStores,
  },
]

export const namespaceKind: WatchedKind = {
  kind: 'Namespace',
  path: '/api/v1/namespaces',
  list: ({ core }, s) => core.listNamespace(s),
  selectors: { labelSelector: namespaceSelector },
}

export const podKind: WatchedKind = {
  kind: 'Pod',
  path: '/api/v1/pods',
  list: ({ core }, s) => core.listPodForAllNamespaces(s),
  selectors: ofStores,
}

export const warningKind: WatchedKind = {
  kind: 'Event',
  path: '/api/v1/events',
  list: ({ core }, s) => core.listEventForAllNamespaces(s),
  selectors: { fieldSelector: 'type=Warning' },
}
