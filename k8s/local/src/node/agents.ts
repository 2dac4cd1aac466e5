import { join } from 'node:path'
import { findProgram } from '../machine/packages.ts'
import { writeContainerdConfig, writeKubeletConfig, writeProxyConfig } from './configs.ts'
import { type Builder, contents, type DaemonSpecs } from './daemons.ts'
import { kubeconfigFile } from './identities.ts'
import { certFile } from './pki.ts'
import { nodeName, volumeProvisioner } from './settings.ts'

/** What runs pods on the machine, and so runs as root. */
export function agents(builder: Builder): Pick<DaemonSpecs, 'containerd' | 'kubelet' | 'kube-proxy' | 'provisioner'> {
  const { settings, daemon, component } = builder
  const { paths, addresses } = settings
  const containerd = writeContainerdConfig(settings)
  const kubelet = writeKubeletConfig(settings)
  const proxy = writeProxyConfig(settings)
  const kubeletKubeconfig = kubeconfigFile(settings, 'kubelet')
  return {
    containerd: daemon(
      'containerd',
      findProgram('containerd') ?? 'containerd',
      ['--config', containerd.path, '--log-level', 'warn'],
      {
        inputs: [containerd.content],
      },
    ),
    kubelet: component(
      'kubelet',
      {
        config: kubelet.path,
        kubeconfig: kubeletKubeconfig,
        'root-dir': paths.kubelet,
        'cert-dir': join(paths.kubelet, 'pki'),
        'hostname-override': nodeName,
        'node-ip': addresses.node,
      },
      [kubelet.content, ...contents(kubeletKubeconfig, certFile(paths.pki, 'kubelet-server'))],
    ),
    'kube-proxy': component('kube-proxy', { config: proxy.path }, [
      proxy.content,
      ...contents(kubeconfigFile(settings, 'proxy')),
    ]),
    provisioner: provisioner(builder),
  }
}

/** Makes the folders of the volumes; it needs a control plane and nothing else of the node. */
export function provisioner({ settings, tools, daemon }: Builder): DaemonSpecs['provisioner'] {
  const kubeconfig = kubeconfigFile(settings, 'provisioner')
  return daemon(
    'provisioner',
    tools.provisioner,
    [`-kubeconfig=${kubeconfig}`, `-name=${volumeProvisioner}`, `-root=${settings.paths.volumes}`],
    { inputs: contents(kubeconfig) },
  )
}
