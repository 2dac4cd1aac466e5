import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { DaemonSpec } from '../machine/daemon.ts'
import { findProgram } from '../machine/packages.ts'
import type { Toolkit } from '../prepare/prepare.ts'
import {
  writeContainerdConfig,
  writeContourConfig,
  writeCorefile,
  writeKubeletConfig,
  writeProxyConfig,
} from './configs.ts'
import { type Client, kubeconfigFile } from './identities.ts'
import { certFile, keyFile } from './pki.ts'
import { apiserverUrl, ingressClass, nodeName, type Settings, volumeProvisioner } from './settings.ts'

/** In the order in which they start; the reverse is the order in which they stop. */
export const daemonNames = [
  'containerd',
  'etcd',
  'kube-apiserver',
  'kube-controller-manager',
  'kube-scheduler',
  'kubelet',
  'kube-proxy',
  'coredns',
  'provisioner',
  'contour',
  'envoy',
] as const
export type DaemonName = (typeof daemonNames)[number]

export function daemonSpecs(settings: Settings, tools: Toolkit, cgroups: string[]): Record<DaemonName, DaemonSpec> {
  const { paths, addresses, ports, ingress } = settings
  const { pki } = paths
  const crt = (name: string) => certFile(pki, name)
  const key = (name: string) => keyFile(pki, name)
  const config = (name: Client) => kubeconfigFile(settings, name)

  const daemon = (name: DaemonName, command: string, args: string[], inputs: string[] = []): DaemonSpec => ({
    name,
    command,
    args,
    inputs,
    cgroups,
    pidDir: paths.runDir,
    logFile: join(paths.logs, `${name}.log`),
    cwd: paths.dir,
    env: { HOME: paths.dir },
  })
  const contents = (...files: string[]) => files.map((file) => readFileSync(file, 'utf8'))
  const component = (name: DaemonName, flags: Record<string, string | number | boolean>, inputs: string[] = []) =>
    daemon(name, tools.node, [name, ...Object.entries(flags).map(([flag, value]) => `--${flag}=${value}`)], inputs)

  const etcdUrl = `https://127.0.0.1:${ports.etcd}`
  const etcdPeerUrl = `https://127.0.0.1:${ports.etcdPeer}`
  const containerd = writeContainerdConfig(settings)
  const kubelet = writeKubeletConfig(settings)
  const proxy = writeProxyConfig(settings)
  const corefile = writeCorefile(settings)
  const contour = writeContourConfig(settings)

  return {
    containerd: daemon(
      'containerd',
      findProgram('containerd') ?? 'containerd',
      ['--config', containerd.path, '--log-level', 'warn'],
      [containerd.content],
    ),
    etcd: component(
      'etcd',
      {
        name: nodeName,
        'data-dir': paths.etcd,
        'log-level': 'warn',
        'listen-client-urls': etcdUrl,
        'advertise-client-urls': etcdUrl,
        'listen-peer-urls': etcdPeerUrl,
        'initial-advertise-peer-urls': etcdPeerUrl,
        'initial-cluster': `${nodeName}=${etcdPeerUrl}`,
        'cert-file': crt('etcd'),
        'key-file': key('etcd'),
        'trusted-ca-file': crt('etcd-ca'),
        'client-cert-auth': true,
        'peer-cert-file': crt('etcd'),
        'peer-key-file': key('etcd'),
        'peer-trusted-ca-file': crt('etcd-ca'),
        'peer-client-cert-auth': true,
      },
      contents(crt('etcd'), crt('etcd-ca')),
    ),
    'kube-apiserver': component(
      'kube-apiserver',
      {
        'bind-address': '0.0.0.0',
        'advertise-address': addresses.node,
        'secure-port': ports.apiserver,
        'etcd-servers': etcdUrl,
        'etcd-cafile': crt('etcd-ca'),
        'etcd-certfile': crt('etcd-client'),
        'etcd-keyfile': key('etcd-client'),
        'tls-cert-file': crt('apiserver'),
        'tls-private-key-file': key('apiserver'),
        'client-ca-file': crt('ca'),
        'anonymous-auth': false,
        'authorization-mode': 'Node,RBAC',
        'enable-admission-plugins': 'NodeRestriction',
        'kubelet-client-certificate': crt('apiserver-kubelet'),
        'kubelet-client-key': key('apiserver-kubelet'),
        'kubelet-certificate-authority': crt('ca'),
        'kubelet-preferred-address-types': 'InternalIP',
        'service-account-issuer': 'https://kubernetes.default.svc',
        'service-account-key-file': join(pki, 'service-account.pub'),
        'service-account-signing-key-file': key('service-account'),
        'service-cluster-ip-range': addresses.services,
        'allow-privileged': true,
        profiling: false,
      },
      contents(
        crt('apiserver'),
        crt('ca'),
        crt('etcd-client'),
        crt('apiserver-kubelet'),
        join(pki, 'service-account.pub'),
      ),
    ),
    'kube-controller-manager': component(
      'kube-controller-manager',
      {
        'bind-address': '127.0.0.1',
        'secure-port': ports.controllerManager,
        kubeconfig: config('controller-manager'),
        'root-ca-file': crt('ca'),
        'service-account-private-key-file': key('service-account'),
        'use-service-account-credentials': true,
        // One process: an election would only delay it after a crash.
        'leader-elect': false,
        'cluster-cidr': addresses.pods,
        'kube-api-qps': 200,
        'kube-api-burst': 400,
        'concurrent-namespace-syncs': 50,
        'concurrent-gc-syncs': 40,
        'concurrent-deployment-syncs': 20,
        'concurrent-replicaset-syncs': 20,
        'concurrent-statefulset-syncs': 20,
        'concurrent-service-endpoint-syncs': 20,
        'concurrent-resource-quota-syncs': 20,
        'concurrent-serviceaccount-token-syncs': 20,
        profiling: false,
      },
      contents(config('controller-manager'), key('service-account')),
    ),
    'kube-scheduler': component(
      'kube-scheduler',
      {
        'bind-address': '127.0.0.1',
        'secure-port': ports.scheduler,
        kubeconfig: config('scheduler'),
        'leader-elect': false,
        'kube-api-qps': 200,
        'kube-api-burst': 400,
        profiling: false,
      },
      contents(config('scheduler')),
    ),
    kubelet: component(
      'kubelet',
      {
        config: kubelet.path,
        kubeconfig: config('kubelet'),
        'root-dir': paths.kubelet,
        'cert-dir': join(paths.kubelet, 'pki'),
        'hostname-override': nodeName,
        'node-ip': addresses.node,
      },
      [kubelet.content, ...contents(config('kubelet'), crt('kubelet-server'))],
    ),
    'kube-proxy': component('kube-proxy', { config: proxy.path }, [proxy.content, ...contents(config('proxy'))]),
    coredns: daemon(
      'coredns',
      tools.coredns,
      ['-conf', corefile.path],
      [corefile.content, ...contents(config('coredns'))],
    ),
    provisioner: daemon(
      'provisioner',
      tools.provisioner,
      [`-kubeconfig=${config('provisioner')}`, `-name=${volumeProvisioner}`, `-root=${paths.volumes}`],
      contents(config('provisioner')),
    ),
    contour: daemon(
      'contour',
      tools.contour,
      [
        'serve',
        `--config-path=${contour.path}`,
        `--kubeconfig=${config('contour')}`,
        `--contour-cafile=${crt('xds-ca')}`,
        `--contour-cert-file=${crt('xds-server')}`,
        `--contour-key-file=${key('xds-server')}`,
        '--xds-address=127.0.0.1',
        `--xds-port=${ports.xds}`,
        '--health-address=127.0.0.1',
        `--health-port=${ports.contourHealth}`,
        '--http-address=127.0.0.1',
        `--http-port=${ports.contourMetrics}`,
        '--debug-http-address=127.0.0.1',
        `--debug-http-port=${ports.contourDebug}`,
        '--stats-address=127.0.0.1',
        `--stats-port=${ports.envoyStats}`,
        `--envoy-service-http-address=${ingress.address}`,
        `--envoy-service-http-port=${ingress.port}`,
        `--envoy-service-https-address=${ingress.address}`,
        `--envoy-service-https-port=${ports.ingressTls}`,
        `--ingress-class-name=${ingressClass}`,
        `--ingress-status-address=${ingress.address}`,
        '--disable-leader-election',
        '--kubernetes-client-qps=100',
        '--kubernetes-client-burst=200',
      ],
      [contour.content, ...contents(config('contour'), crt('xds-server'))],
    ),
    envoy: daemon(
      'envoy',
      tools.envoy,
      [
        '--config-path',
        envoyBootstrapFile(settings),
        '--service-cluster',
        'projectcontour',
        '--service-node',
        nodeName,
        '--disable-hot-restart',
        '--log-level',
        'warning',
      ],
      contents(crt('xds-client'), crt('xds-ca')),
    ),
  }
}

// Contour writes it once for each port that it may listen on.
export const envoyBootstrapFile = ({ paths, ports }: Pick<Settings, 'paths' | 'ports'>): string =>
  join(paths.etc, `envoy-${ports.xds}.json`)

/** What `contour bootstrap` is asked for, so that Envoy finds Contour. */
export const envoyBootstrapArgs = ({ paths, ports }: Pick<Settings, 'paths' | 'ports'>): string[] => [
  'bootstrap',
  envoyBootstrapFile({ paths, ports }),
  '--namespace=projectcontour',
  '--xds-address=127.0.0.1',
  `--xds-port=${ports.xds}`,
  `--envoy-cafile=${certFile(paths.pki, 'xds-ca')}`,
  `--envoy-cert-file=${certFile(paths.pki, 'xds-client')}`,
  `--envoy-key-file=${keyFile(paths.pki, 'xds-client')}`,
  `--resources-dir=${join(paths.etc, 'envoy')}`,
  `--admin-address=${join(paths.runDir, 'envoy.sock')}`,
]

export const wantedPorts = (settings: Settings) => {
  const { ports, addresses, ingress } = settings
  const own = Object.entries(ports).map(([what, port]) => ({
    what: `the local cluster's ${what}`,
    address:
      what === 'kubelet'
        ? addresses.node
        : what === 'apiserver'
          ? '0.0.0.0'
          : what === 'ingressTls'
            ? ingress.address
            : '127.0.0.1',
    port,
    option: '--port-base',
  }))
  return [
    ...own,
    { what: 'the stores', address: ingress.address, port: ingress.port, option: '--ingress-port' },
    { what: "the cluster's DNS", address: addresses.node, port: 53, option: 'nothing here (it is the port of DNS)' },
  ]
}

export const apiserverHealthUrl = (settings: Settings) => `${apiserverUrl(settings)}/readyz`
