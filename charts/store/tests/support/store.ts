import { randomBytes } from 'node:crypto'
import { join } from 'node:path'
import { execa } from 'execa'
import { buildStoreImages } from '../../../../images/build.ts'
import { chartDir, helmPath, kubectlPath, testKubeconfig } from './env.ts'
import { until } from './until.ts'

const salts = ['auth', 'secure-auth', 'logged-in', 'nonce'].flatMap((name) => [`${name}-key`, `${name}-salt`])
const secret = () => randomBytes(18).toString('base64url')

export type TestStore = Awaited<ReturnType<typeof createStore>>

/** Does by hand what the platform does for a new store: namespace, permission, Secret, release. */
export async function createStore(
  name: string,
  settings: { title?: string; locale?: string } = {},
  values: object = {},
) {
  const id = randomBytes(4).toString('hex')
  const namespace = `${name}-${id}`
  const kubectl = async (args: readonly string[], input = '') => {
    const { stdout } = await execa(
      kubectlPath,
      ['--kubeconfig', testKubeconfig(), '--request-timeout=30s', '-n', namespace, ...args],
      { input, timeout: 60_000 },
    )
    return stdout
  }
  const create = (object: object) => kubectl(['create', '-f', '-'], JSON.stringify({ apiVersion: 'v1', ...object }))
  const credentials: Record<string, string> = {
    'mariadb-password': secret(),
    'wordpress-admin-user': `admin-${randomBytes(3).toString('hex')}`,
    'wordpress-admin-password': `${secret()}'"\\$x`,
    ...Object.fromEntries(salts.map((name) => [`wordpress-${name}`, secret()])),
  }
  await create({
    kind: 'Namespace',
    metadata: {
      name: namespace,
      labels: { 'storeyard.io/store-id': id, 'pod-security.kubernetes.io/enforce': 'restricted' },
    },
  })
  await create({ kind: 'ConfigMap', metadata: { name: 'first-start' }, data: { 'store-id': id } })
  await create({ kind: 'Secret', metadata: { name: 'store-credentials' }, stringData: credentials })
  const credentialsUid = await kubectl(['get', 'secret', 'store-credentials', '-o', 'jsonpath={.metadata.uid}'])
  const images = await buildStoreImages()
  const host = `${namespace}.localhost`

  const apply = async (changed: { title?: string; locale?: string } = {}) => {
    const release = {
      store: {
        id,
        generation: 1,
        credentialsUid,
        title: name,
        adminEmail: 'owner@example.com',
        locale: 'en_US',
        timezone: 'Europe/Berlin',
        ...settings,
        ...changed,
      },
      url: { host },
      images: { wordpress: images.wordpress.name, mariadb: images.mariadb.name },
      cron: { intervalSeconds: 10 },
      ...values,
    }
    const args = [
      'upgrade',
      '--install',
      namespace,
      chartDir,
      '-n',
      namespace,
      '-f',
      join(chartDir, 'values-local.yaml'),
      '-f',
      '-',
    ]
    await execa(helmPath, ['--kubeconfig', testKubeconfig(), ...args], {
      input: JSON.stringify(release),
      timeout: 60_000,
    })
  }
  await apply()

  const workloads = async () => {
    const { items } = JSON.parse(await kubectl(['get', 'deployment/wordpress', 'statefulset/mariadb', '-o', 'json']))
    return items as {
      metadata: { generation: number }
      status: { observedGeneration?: number; readyReplicas?: number; updatedReplicas?: number }
    }[]
  }
  return {
    id,
    namespace,
    host,
    credentials,
    kubectl,
    apply,
    ready: () =>
      until(`${namespace} is ready`, 120_000, async () =>
        (await workloads()).every(
          ({ metadata, status }) =>
            status.observedGeneration === metadata.generation &&
            status.readyReplicas === 1 &&
            status.updatedReplicas === 1,
        ),
      ),
    /** Nothing is started empty from here on. */
    seal: () => kubectl(['delete', 'configmap', 'first-start']),
    sql: (statement: string) =>
      kubectl(['exec', 'mariadb-0', '--', 'mariadb', 'wordpress', '--batch', '--skip-column-names', '-e', statement]),
    /** What the state of the pod's main container says about its last end. */
    lastMessage: async (component: 'wordpress' | 'mariadb') => {
      const { items } = JSON.parse(
        await kubectl(['get', 'pods', '-l', `app.kubernetes.io/name=${component}`, '-o', 'json']),
      )
      const states = items.flatMap(
        (pod: { status: { containerStatuses?: { name: string; state: State; lastState: State }[] } }) =>
          pod.status.containerStatuses ?? [],
      )
      const main = states.find(({ name }: { name: string }) => name === component)
      return String(main?.state.terminated?.message ?? main?.lastState.terminated?.message ?? '')
    },
    remove: () => kubectl(['delete', 'namespace', namespace, '--wait=false']),
  }
}

interface State {
  terminated?: { message?: string }
}
