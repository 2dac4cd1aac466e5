import { createHash } from 'node:crypto'
import { join } from 'node:path'

export interface NodeOptions {
  /** Absolute; everything that should outlive a reboot is under it. */
  stateDir: string
  cacheDir: string
  /** Where stores are reached from this machine. */
  ingressAddress?: string
  ingressPort?: number
  /** Where names outside the cluster are asked for: addresses, or a file like /etc/resolv.conf. */
  dnsUpstream?: string
  /** The first two numbers of the /16 that node, pods and Services share. */
  network?: string
  /** The first of the 15 ports that the node's own parts listen on. */
  portBase?: number
  /** Brings down a live node of another clone instead of refusing. */
  takeOver?: boolean
}

export type Settings = ReturnType<typeof resolveSettings>

// The machine can have one node at a time, so what is visible on it has fixed names.
export const machineNames = {
  bridge: 'storeyard0',
  cgroup: 'storeyard',
  cniNetwork: 'storeyard',
  nftTable: 'storeyard',
  proxyTable: 'kube-proxy',
  runRoot: '/run/storeyard',
  record: '/run/storeyard/node.json',
} as const

export const nodeName = 'storeyard'
export const clusterDomain = 'cluster.local'
export const ingressClass = 'contour'
export const storageClass = 'local'
export const volumeProvisioner = 'storeyard.local/folder'

/** Every default, address, port and path of a node, from its options. */
export function resolveSettings(options: NodeOptions) {
  const { stateDir, cacheDir, ingressAddress = '127.0.0.1', ingressPort = 8080, takeOver = false } = options
  const { dnsUpstream = '/etc/resolv.conf', network = '10.219', portBase = 17640 } = options
  const dir = join(stateDir, 'node')
  // Socket paths are limited to 107 characters, and a clone's own path may be long.
  const runDir = join(machineNames.runRoot, createHash('sha256').update(stateDir).digest('hex').slice(0, 8))
  return {
    stateDir,
    cacheDir,
    takeOver,
    dnsUpstream,
    ingress: { address: ingressAddress, port: ingressPort },
    addresses: {
      node: `${network}.255.1`,
      pods: `${network}.0.0/17`,
      services: `${network}.128.0/18`,
      firstService: `${network}.128.1`,
      all: `${network}.0.0/16`,
    },
    ports: {
      apiserver: portBase,
      etcd: portBase + 1,
      etcdPeer: portBase + 2,
      kubelet: portBase + 3,
      kubeletHealth: portBase + 4,
      controllerManager: portBase + 5,
      scheduler: portBase + 6,
      proxyHealth: portBase + 7,
      proxyMetrics: portBase + 8,
      xds: portBase + 9,
      contourHealth: portBase + 10,
      contourMetrics: portBase + 11,
      contourDebug: portBase + 12,
      envoyStats: portBase + 13,
      ingressTls: portBase + 14,
    },
    paths: {
      dir,
      runDir,
      pki: join(dir, 'pki'),
      etc: join(dir, 'etc'),
      cni: join(dir, 'etc/cni'),
      logs: join(dir, 'logs'),
      podLogs: join(dir, 'logs/pods'),
      etcd: join(dir, 'etcd'),
      containerd: join(dir, 'containerd'),
      kubelet: join(dir, 'kubelet'),
      volumes: join(dir, 'volumes'),
      addresses: join(dir, 'addresses'),
      kubeconfig: join(stateDir, 'kubeconfig'),
      containerdSocket: join(runDir, 'containerd.sock'),
    },
  }
}

export const apiserverUrl = (settings: Settings): string => `https://127.0.0.1:${settings.ports.apiserver}`
