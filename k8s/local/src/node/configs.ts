import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { readIfThere, writeIfChanged } from '../machine/files.ts'
import { findProgram } from '../machine/packages.ts'
import { pauseImage } from '../prepare/pause-image.ts'
import { kubeconfigFile } from './identities.ts'
import { certFile, keyFile } from './pki.ts'
import { clusterDomain, machineNames, nodeName, type Settings } from './settings.ts'

/** Writes a configuration file and returns its path and content; the content decides whether its reader is started anew. */
function write(dir: string, name: string, content: string): { path: string; content: string } {
  const path = join(dir, name)
  writeIfChanged(path, content)
  return { path, content }
}
const json = (value: unknown) => `${JSON.stringify(value, null, 2)}\n`

export function writeContainerdConfig({ paths, addresses }: Settings) {
  const cniDir = existsSync('/usr/lib/cni/ptp') ? '/usr/lib/cni' : '/opt/cni/bin'
  const cri = 'plugins."io.containerd.grpc.v1.cri"'
  write(paths.cni, '10-storeyard.conflist', json(cniNetwork(addresses.pods, paths.addresses)))
  return write(
    paths.etc,
    'containerd.toml',
    `version = 2
root = "${paths.containerd}"
state = "${paths.runDir}/containerd"
disabled_plugins = [${['aufs', 'btrfs', 'devmapper', 'zfs'].map((name) => `"io.containerd.snapshotter.v1.${name}"`).join(', ')}, "io.containerd.internal.v1.opt"]
[grpc]
  address = "${paths.containerdSocket}"
[${cri}]
  sandbox_image = "${pauseImage}"
  stream_server_address = "127.0.0.1"
  netns_mounts_under_state_dir = true
  disable_apparmor = ${!hasAppArmor()}
  # Machines without CAP_SYS_RESOURCE cannot lower a score, and a sandbox would not start.
  restrict_oom_score_adj = true
  [${cri}.containerd.runtimes.runc]
    runtime_type = "io.containerd.runc.v2"
    [${cri}.containerd.runtimes.runc.options]
      BinaryName = "${findProgram('runc') ?? 'runc'}"
      Root = "${paths.runDir}/runc"
  [${cri}.cni]
    bin_dir = "${cniDir}"
    conf_dir = "${paths.cni}"
`,
  )
}

function hasAppArmor(): boolean {
  return (
    readIfThere('/sys/module/apparmor/parameters/enabled')?.startsWith('Y') === true &&
    findProgram('apparmor_parser') !== null
  )
}

/** Each pod has a routed link of its own: no bridge, so no need for the kernel to filter bridged traffic. */
const cniNetwork = (subnet: string, dataDir: string) => ({
  cniVersion: '0.4.0',
  name: machineNames.cniNetwork,
  plugins: [
    {
      type: 'ptp',
      ipMasq: false,
      ipam: {
        type: 'host-local',
        ranges: [[{ subnet }]],
        routes: [{ dst: '0.0.0.0/0' }],
        dataDir,
      },
    },
  ],
})

export function writeKubeletConfig({ paths, addresses, ports }: Settings) {
  return write(
    paths.etc,
    'kubelet.json',
    json({
      apiVersion: 'kubelet.config.k8s.io/v1beta1',
      kind: 'KubeletConfiguration',
      address: addresses.node,
      port: ports.kubelet,
      healthzBindAddress: '127.0.0.1',
      healthzPort: ports.kubeletHealth,
      authentication: {
        anonymous: { enabled: false },
        webhook: { enabled: false },
        x509: { clientCAFile: certFile(paths.pki, 'ca') },
      },
      authorization: { mode: 'Webhook' },
      tlsCertFile: certFile(paths.pki, 'kubelet-server'),
      tlsPrivateKeyFile: keyFile(paths.pki, 'kubelet-server'),
      clusterDomain,
      clusterDNS: [addresses.node],
      containerRuntimeEndpoint: `unix://${paths.containerdSocket}`,
      cgroupDriver: 'cgroupfs',
      cgroupRoot: `/${machineNames.cgroup}`,
      failSwapOn: false,
      maxPods: 250,
      podLogsDir: paths.podLogs,
      containerLogMaxSize: '10Mi',
      containerLogMaxFiles: 2,
      volumePluginDir: join(paths.dir, 'volume-plugins'),
      makeIPTablesUtilChains: false,
      serializeImagePulls: false,
      // 0 is no limit: there is one node, and its own apiserver is all it can overload.
      registryPullQPS: 0,
      eventRecordQPS: 0,
      kubeAPIQPS: 200,
      kubeAPIBurst: 400,
      syncFrequency: '20s',
      nodeStatusUpdateFrequency: '10s',
      // Images are imported, not pulled: one that was collected would not come back.
      imageGCHighThresholdPercent: 100,
      imageGCLowThresholdPercent: 99,
      // A developer's disk is often fuller than the defaults allow.
      evictionHard: { 'memory.available': '100Mi', 'nodefs.available': '500Mi', 'imagefs.available': '500Mi' },
    }),
  )
}

export function writeProxyConfig(settings: Settings) {
  const { paths, addresses, ports } = settings
  return write(
    paths.etc,
    'kube-proxy.json',
    json({
      apiVersion: 'kubeproxy.config.k8s.io/v1alpha1',
      kind: 'KubeProxyConfiguration',
      mode: 'nftables',
      clientConnection: { kubeconfig: kubeconfigFile(settings, 'proxy'), qps: 100, burst: 200 },
      hostnameOverride: nodeName,
      clusterCIDR: addresses.pods,
      bindAddress: addresses.node,
      healthzBindAddress: `127.0.0.1:${ports.proxyHealth}`,
      metricsBindAddress: `127.0.0.1:${ports.proxyMetrics}`,
      // By default a Service's address may wait a second for its rules.
      nftables: { minSyncPeriod: '50ms', syncPeriod: '60s' },
      // The machine's own limits stay as they are.
      conntrack: { maxPerCore: 0, min: 0, tcpEstablishedTimeout: '0s', tcpCloseWaitTimeout: '0s' },
    }),
  )
}

/** The cluster's own names are not cached: a Service's address is known at once when it appears. */
export function corefile({ addresses, dnsUpstream }: Settings, kubeconfig: string): string {
  const forward = hasUpstream(dnsUpstream) ? `\n  forward . ${dnsUpstream}\n  cache 30` : ''
  return `${clusterDomain}:53 in-addr.arpa:53 {
  bind ${addresses.node}
  errors
  kubernetes ${clusterDomain} in-addr.arpa {
    kubeconfig ${kubeconfig} storeyard
    ttl 5
  }
}
.:53 {
  bind ${addresses.node}
  errors${forward}
}
`
}

/** CoreDNS refuses to start on an upstream file that names no server, as on a machine without a network. */
function hasUpstream(upstream: string): boolean {
  if (!upstream.startsWith('/')) return upstream !== ''
  return /^\s*nameserver\s/m.test(readIfThere(upstream) ?? '')
}
