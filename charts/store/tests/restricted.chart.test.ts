import { randomBytes } from 'node:crypto'
import { execa } from 'execa'
import { kubectlPath, testKubeconfig } from './support/env.ts'
import { render, storeValues } from './support/helm.ts'

const namespace = `chart-${randomBytes(4).toString('hex')}`
const kubectl = (args: string[], input = '') =>
  execa(kubectlPath, ['--kubeconfig', testKubeconfig(), '--request-timeout=20s', ...args], { input, timeout: 30_000 })

beforeAll(async () => {
  const labels = { 'pod-security.kubernetes.io/enforce': 'restricted', 'pod-security.kubernetes.io/warn': 'restricted' }
  await kubectl(
    ['create', '-f', '-'],
    JSON.stringify({ apiVersion: 'v1', kind: 'Namespace', metadata: { name: namespace, labels } }),
  )
})
afterAll(() => kubectl(['delete', 'namespace', namespace, '--wait=false']))

test.each([
  ['values-local.yaml', storeValues],
  ['values-prod.yaml', storeValues],
  [
    'values-local.yaml',
    {
      ...storeValues,
      wordpress: { seedInitContainer: true },
      smtp: { enabled: true, host: 'mail', existingSecret: 'smtp' },
    },
  ],
] as const)('a real API server takes %s under Pod Security restricted without a warning', async (file, values) => {
  const { stderr } = await kubectl(
    ['apply', '--server-side', '--dry-run=server', '-n', namespace, '-f', '-'],
    await render(file, values),
  )
  expect(stderr).toBe('')
})
