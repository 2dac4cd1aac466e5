import { join } from 'node:path'
import { type Builder, contents, type DaemonSpecs } from './daemons.ts'
import { kubeconfigFile } from './identities.ts'
import { certFile, keyFile } from './pki.ts'
import { nodeName } from './settings.ts'

/** What the cluster is ruled by: etcd, the apiserver, the controllers and the scheduler. */
export function controlPlane({
  settings,
  component,
}: Builder): Pick<DaemonSpecs, 'etcd' | 'kube-apiserver' | 'kube-controller-manager' | 'kube-scheduler'> {
  const { paths, addresses, ports } = settings
  const { pki } = paths
  const crt = (name: string) => certFile(pki, name)
  const key = (name: string) => keyFile(pki, name)
  const controllers = kubeconfigFile(settings, 'controller-manager')
  const scheduler = kubeconfigFile(settings, 'scheduler')
  const etcdUrl = `https://127.0.0.1:${ports.etcd}`
  const etcdPeerUrl = `https://127.0.0.1:${ports.etcdPeer}`
  return {
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
        kubeconfig: controllers,
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
      contents(controllers, key('service-account')),
    ),
    'kube-scheduler': component(
      'kube-scheduler',
      {
        'bind-address': '127.0.0.1',
        'secure-port': ports.scheduler,
        kubeconfig: scheduler,
        'leader-elect': false,
        'kube-api-qps': 200,
        'kube-api-burst': 400,
        // Its view of claims may lag behind the event that a claim was bound, and nothing else wakes the pod then.
        'pod-max-in-unschedulable-pods-duration': '5s',
        profiling: false,
      },
      contents(scheduler),
    ),
  }
}
