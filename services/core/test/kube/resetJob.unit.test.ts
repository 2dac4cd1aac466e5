import type { V1Deployment } from '@kubernetes/client-node'
import { diagnose } from '../../src/domain/diagnose.ts'
import { ofWorkloads } from '../../src/kube/evidence.ts'
import { buildResetJob } from '../../src/kube/resetJob.ts'

const mounts = ['wp-content', 'config', 'credentials', 'smtp', 'first-start', 'tmp']
const deployment: V1Deployment = {
  spec: {
    selector: {},
    template: {
      spec: {
        serviceAccountName: 'wordpress',
        securityContext: { runAsNonRoot: true, runAsUser: 33, fsGroup: 33 },
        containers: [
          {
            name: 'wordpress',
            image: 'shop:1',
            imagePullPolicy: 'IfNotPresent',
            env: [{ name: 'STORE_ID', value: 'a1b2c3d4' }],
            securityContext: { readOnlyRootFilesystem: true },
            volumeMounts: mounts.map((name) => ({ name, mountPath: `/${name}` })),
          },
        ],
        volumes: mounts.map((name) => ({ name })),
      },
    },
  },
}
const job = buildResetJob(deployment, { storeId: 'a1b2c3d4', reset: 'b', seconds: 60 })
const pod = job.spec?.template.spec

test("the Job runs the store's own image as WordPress runs, with no token and nothing of the owner's", () => {
  expect(pod).toMatchObject({
    serviceAccountName: 'wordpress',
    automountServiceAccountToken: false,
    securityContext: { runAsNonRoot: true, runAsUser: 33 },
    containers: [{ image: 'shop:1', securityContext: { readOnlyRootFilesystem: true } }],
  })
  expect(pod?.volumes?.map(({ name }) => name)).toEqual(['config', 'credentials', 'tmp', 'administrator'])
  expect(pod?.containers[0]?.volumeMounts?.map(({ name }) => name)).toEqual([
    'config',
    'credentials',
    'tmp',
    'administrator',
  ])
})

test('neither the Service nor the Deployment of WordPress takes its pod for theirs', () => {
  expect(job.spec?.template.metadata?.labels).toMatchObject({
    'app.kubernetes.io/name': 'password-reset',
    'storeyard.io/store-id': 'a1b2c3d4',
  })
})

test('what befalls the Job is no trouble of the store', () => {
  const waiting = { name: 'password-reset', state: { waiting: { reason: 'InvalidImageName', message: 'no' } } }
  const evidence = {
    pods: [{ metadata: { name: 'password-reset-b-x' }, status: { containerStatuses: [waiting] } }],
    claims: [],
    workloads: [],
    quotas: [],
    warnings: [
      {
        reason: 'FailedCreate',
        message: 'exceeded quota: store',
        involvedObject: { kind: 'Job', name: 'password-reset-b' },
        at: new Date(),
      },
    ],
  }
  expect(diagnose(evidence)).not.toBeNull()
  expect(diagnose(ofWorkloads(evidence))).toBeNull()
})
