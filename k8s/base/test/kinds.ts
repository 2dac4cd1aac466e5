import type { KubernetesObject, V1Job } from '@kubernetes/client-node'

const labels = { app: 'rights-test' }
const pod = {
  metadata: { labels },
  spec: {
    automountServiceAccountToken: false,
    securityContext: { runAsNonRoot: true, seccompProfile: { type: 'RuntimeDefault' } },
    containers: [
      {
        name: 'main',
        image: 'rights-test.invalid/none:1',
        securityContext: { allowPrivilegeEscalation: false, capabilities: { drop: ['ALL'] } },
      },
    ],
  },
}
const workload = { replicas: 0, selector: { matchLabels: labels }, template: pod }

/** The smallest valid object of every kind that the store's chart makes. */
export const chartObjects: (KubernetesObject & Record<string, unknown>)[] = [
  { apiVersion: 'v1', kind: 'ConfigMap', data: {} },
  { apiVersion: 'v1', kind: 'LimitRange', spec: { limits: [{ type: 'Container', default: { cpu: '1' } }] } },
  {
    apiVersion: 'v1',
    kind: 'PersistentVolumeClaim',
    // No class: nothing makes a volume for it.
    spec: { storageClassName: '', accessModes: ['ReadWriteOnce'], resources: { requests: { storage: '1Mi' } } },
  },
  { apiVersion: 'v1', kind: 'ResourceQuota', spec: { hard: { pods: '10' } } },
  { apiVersion: 'v1', kind: 'Secret', type: 'Opaque' },
  { apiVersion: 'v1', kind: 'Service', spec: { selector: labels, ports: [{ port: 80 }] } },
  { apiVersion: 'v1', kind: 'ServiceAccount' },
  { apiVersion: 'apps/v1', kind: 'Deployment', spec: workload },
  { apiVersion: 'apps/v1', kind: 'StatefulSet', spec: { ...workload, serviceName: 'rights-test' } },
  { apiVersion: 'networking.k8s.io/v1', kind: 'NetworkPolicy', spec: { podSelector: {} } },
  {
    apiVersion: 'networking.k8s.io/v1',
    kind: 'Ingress',
    // Of a class that no controller serves.
    spec: {
      ingressClassName: 'rights-test-none',
      defaultBackend: { service: { name: 'rights-test', port: { number: 80 } } },
    },
  },
]

/** A Job whose pod never starts: it is suspended. */
export const resetJob = (name: string): V1Job => ({
  metadata: { name },
  spec: { suspend: true, template: { ...pod, spec: { ...pod.spec, restartPolicy: 'Never' } } },
})
