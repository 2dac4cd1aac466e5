import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { writeIfChanged } from '../machine/files.ts'
import { type CertificateSpec, certFile, ensurePki, keyFile } from './pki.ts'
import { apiserverUrl, clusterDomain, nodeName, type Settings } from './settings.ts'

const client = (commonName: string, organization?: string): CertificateSpec => ({
  ca: 'ca',
  commonName,
  usage: ['client'],
  ...(organization ? { organization } : {}),
})

/** The components that speak to the apiserver, each with an identity and a kubeconfig of its own. */
const clients = {
  admin: client('storeyard-admin', 'system:masters'),
  'controller-manager': client('system:kube-controller-manager'),
  scheduler: client('system:kube-scheduler'),
  kubelet: client(`system:node:${nodeName}`, 'system:nodes'),
  proxy: client('system:kube-proxy'),
  coredns: client('storeyard:coredns'),
  contour: client('storeyard:contour'),
  provisioner: client('storeyard:provisioner'),
}
export type Client = keyof typeof clients

function leaves({ addresses }: Settings): Record<string, CertificateSpec> {
  const service = [
    'kubernetes',
    'kubernetes.default',
    'kubernetes.default.svc',
    `kubernetes.default.svc.${clusterDomain}`,
  ]
  return {
    ...clients,
    apiserver: {
      ca: 'ca',
      commonName: 'kube-apiserver',
      names: ['127.0.0.1', addresses.node, addresses.firstService, 'localhost', ...service],
      usage: ['server'],
    },
    'apiserver-kubelet': client('storeyard:apiserver'),
    'kubelet-server': { ca: 'ca', commonName: nodeName, names: [addresses.node, nodeName], usage: ['server'] },
    // etcd and Contour's stream have authorities of their own: any certificate of the cluster would open them otherwise.
    etcd: { ca: 'etcd-ca', commonName: 'etcd', names: ['127.0.0.1', 'localhost'], usage: ['server', 'client'] },
    'etcd-client': { ca: 'etcd-ca', commonName: 'kube-apiserver', usage: ['client'] },
    'xds-server': { ca: 'xds-ca', commonName: 'contour', names: ['contour'], usage: ['server'] },
    'xds-client': { ca: 'xds-ca', commonName: 'envoy', names: ['envoy'], usage: ['client'] },
  }
}

export const kubeconfigFile = (settings: Settings, name: Client): string =>
  name === 'admin' ? settings.paths.kubeconfig : join(settings.paths.etc, `${name}.kubeconfig`)

export async function ensureIdentities(settings: Settings): Promise<void> {
  await ensurePki(settings.paths.pki, ['ca', 'etcd-ca', 'xds-ca'], leaves(settings), ['service-account'])
  for (const name of Object.keys(clients) as Client[]) {
    writeIfChanged(kubeconfigFile(settings, name), kubeconfig(settings, name))
  }
}

function kubeconfig(settings: Settings, name: Client): string {
  const { pki } = settings.paths
  const base64 = (path: string) => readFileSync(path).toString('base64')
  const cluster = { server: apiserverUrl(settings), 'certificate-authority-data': base64(certFile(pki, 'ca')) }
  const user = { 'client-certificate-data': base64(certFile(pki, name)), 'client-key-data': base64(keyFile(pki, name)) }
  return `${JSON.stringify(
    {
      apiVersion: 'v1',
      kind: 'Config',
      clusters: [{ name: 'storeyard', cluster }],
      users: [{ name, user }],
      contexts: [{ name: 'storeyard', context: { cluster: 'storeyard', user: name } }],
      'current-context': 'storeyard',
    },
    null,
    2,
  )}\n`
}
