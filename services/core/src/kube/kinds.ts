import { namespaceSelector, objectSelector, storeIdLabel } from '../domain/marks.ts'
import type { Selectors } from './list.ts'

export interface WatchedKind {
  kind: string
  /** The group and version as they stand in paths, e.g. `/apis/apps/v1`. */
  group: string
  /** The plural in paths. */
  resource: string
  selectors: Selectors
}

const core = '/api/v1'
const apps = '/apis/apps/v1'
const networking = '/apis/networking.k8s.io/v1'
const ofStores = { labelSelector: objectSelector }

/** The chart's kinds but Secrets: drift is found from what their lists say. */
export const chartKinds: readonly WatchedKind[] = [
  { kind: 'ConfigMap', group: core, resource: 'configmaps', selectors: ofStores },
  { kind: 'Deployment', group: apps, resource: 'deployments', selectors: ofStores },
  { kind: 'Ingress', group: networking, resource: 'ingresses', selectors: ofStores },
  { kind: 'LimitRange', group: core, resource: 'limitranges', selectors: ofStores },
  { kind: 'NetworkPolicy', group: networking, resource: 'networkpolicies', selectors: ofStores },
  // The StatefulSet makes its claim with the pods' labels.
  {
    kind: 'PersistentVolumeClaim',
    group: core,
    resource: 'persistentvolumeclaims',
    selectors: { labelSelector: storeIdLabel },
  },
  { kind: 'ResourceQuota', group: core, resource: 'resourcequotas', selectors: ofStores },
  { kind: 'Service', group: core, resource: 'services', selectors: ofStores },
  { kind: 'ServiceAccount', group: core, resource: 'serviceaccounts', selectors: ofStores },
  { kind: 'StatefulSet', group: apps, resource: 'statefulsets', selectors: ofStores },
]

export const namespaceKind: WatchedKind = {
  kind: 'Namespace',
  group: core,
  resource: 'namespaces',
  selectors: { labelSelector: namespaceSelector },
}
export const podKind: WatchedKind = { kind: 'Pod', group: core, resource: 'pods', selectors: ofStores }
export const warningKind: WatchedKind = {
  kind: 'Event',
  group: core,
  resource: 'events',
  selectors: { fieldSelector: 'type=Warning' },
}

/** The path of a kind over all namespaces, or in one. */
export const pathOf = ({ group, resource }: WatchedKind, namespace?: string) =>
  namespace === undefined ? `${group}/${resource}` : `${group}/namespaces/${namespace}/${resource}`
