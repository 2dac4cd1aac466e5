import { describeObject } from '../../src/domain/readiness.ts'

const named = (kind: string, fields: object) => ({ kind, metadata: { name: 'one', generation: 2 }, ...fields })
const scaled = (status: object) =>
  named('Deployment', { spec: { replicas: 2 }, status: { observedGeneration: 2, ...status } })
const ready = [{ type: 'Ready', status: 'True' }]
const notReady = [{ type: 'Ready', status: 'False', message: 'containers with unready status: [wordpress]' }]

test.each([
  ['a workload with all its pods', scaled({ replicas: 2, updatedReplicas: 2, readyReplicas: 2 }), true, null],
  ['a workload that waits for one', scaled({ replicas: 2, readyReplicas: 1 }), false, '1 of 2 pods are ready'],
  ['a pod that is ready', named('Pod', { status: { phase: 'Running', conditions: ready } }), true, null],
  [
    'a pod whose image is not there',
    named('Pod', {
      status: {
        phase: 'Pending',
        conditions: notReady,
        containerStatuses: [
          { name: 'wordpress', state: { waiting: { reason: 'ErrImagePull', message: 'no such tag' } } },
        ],
      },
    }),
    false,
    'wordpress: ErrImagePull: no such tag',
  ],
  [
    'a pod that runs and is not ready',
    named('Pod', { status: { phase: 'Running', conditions: notReady } }),
    false,
    'containers with unready status: [wordpress]',
  ],
  ['a pod of a job that is done', named('Pod', { status: { phase: 'Succeeded' } }), null, null],
  ['a claim with its volume', named('PersistentVolumeClaim', { status: { phase: 'Bound' } }), true, null],
  ['a claim without one', named('PersistentVolumeClaim', { status: { phase: 'Pending' } }), false, 'Pending'],
  ['a Service', named('Service', {}), null, null],
  ['an Ingress without an address', named('Ingress', { status: { loadBalancer: {} } }), null, null],
  [
    'an Ingress with one',
    named('Ingress', { status: { loadBalancer: { ingress: [{ ip: '10.0.0.1' }] } } }),
    true,
    null,
  ],
  [
    'what is going away',
    { kind: 'Service', metadata: { name: 'one', deletionTimestamp: '2026-01-01T00:00:00Z' } },
    false,
    'It is being deleted',
  ],
])('%s', (_, object, isReady, message) => {
  expect(describeObject(object)).toEqual({ kind: object.kind, name: 'one', ready: isReady, message })
})
