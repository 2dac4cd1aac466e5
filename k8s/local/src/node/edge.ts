import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { run } from '../machine/run.ts'
import { corefile } from './configs.ts'
import { type Builder, contents, type DaemonSpecs } from './daemons.ts'
import { ensureHome } from './homes.ts'
import { kubeconfigFile } from './identities.ts'
import { certFile, keyFile } from './pki.ts'
import { ingressClass, nodeName } from './settings.ts'

/** What answers pods and visitors, and so has no rights on the machine: the cluster's DNS and the Ingress. */
export async function edge(builder: Builder): Promise<Pick<DaemonSpecs, 'coredns' | 'contour' | 'envoy'>> {
  return { coredns: await coredns(builder), contour: await contour(builder), envoy: await envoy(builder) }
}

async function coredns({ settings, tools, daemon }: Builder) {
  const { program, user, dir, put } = await ensureHome(settings, 'coredns', tools.coredns)
  const kubeconfig = put('kubeconfig', readFileSync(kubeconfigFile(settings, 'coredns'), 'utf8'))
  const config = put('Corefile', corefile(settings, kubeconfig))
  return daemon('coredns', program, ['-conf', config], {
    user,
    capabilities: ['net_bind_service'],
    cwd: dir,
    inputs: contents(config, kubeconfig),
  })
}

async function contour({ settings, tools, daemon }: Builder) {
  const { paths, ports, ingress } = settings
  const { program, user, dir, put } = await ensureHome(settings, 'contour', tools.contour)
  const copy = (name: string, from: string) => put(name, readFileSync(from, 'utf8'))
  const kubeconfig = copy('kubeconfig', kubeconfigFile(settings, 'contour'))
  const ca = copy('ca.crt', certFile(paths.pki, 'xds-ca'))
  const crt = copy('server.crt', certFile(paths.pki, 'xds-server'))
  const key = copy('server.key', keyFile(paths.pki, 'xds-server'))
  // Access logs would grow without end; failures of the stores are what is looked for.
  const config = put('contour.json', JSON.stringify({ 'accesslog-level': 'error' }))
  const listeners = {
    health: ports.contourHealth,
    http: ports.contourMetrics,
    'debug-http': ports.contourDebug,
    stats: ports.envoyStats,
    xds: ports.xds,
  }
  const args = [
    'serve',
    `--config-path=${config}`,
    `--kubeconfig=${kubeconfig}`,
    `--contour-cafile=${ca}`,
    `--contour-cert-file=${crt}`,
    `--contour-key-file=${key}`,
    ...Object.entries(listeners).flatMap(([name, port]) => [`--${name}-address=127.0.0.1`, `--${name}-port=${port}`]),
    `--envoy-service-http-address=${ingress.address}`,
    `--envoy-service-http-port=${ingress.port}`,
    `--envoy-service-https-address=${ingress.address}`,
    `--envoy-service-https-port=${ports.ingressTls}`,
    `--ingress-class-name=${ingressClass}`,
    `--ingress-status-address=${ingress.address}`,
    '--disable-leader-election',
    '--kubernetes-client-qps=100',
    '--kubernetes-client-burst=200',
  ]
  return daemon('contour', program, args, { user, cwd: dir, inputs: contents(config, kubeconfig, ca, crt) })
}

async function envoy({ settings, tools, daemon }: Builder) {
  const { paths, ports } = settings
  const { program, user, dir, put } = await ensureHome(settings, 'envoy', tools.envoy)
  const copy = (name: string, from: string) => put(name, readFileSync(from, 'utf8'))
  const ca = copy('ca.crt', certFile(paths.pki, 'xds-ca'))
  const crt = copy('client.crt', certFile(paths.pki, 'xds-client'))
  const key = copy('client.key', keyFile(paths.pki, 'xds-client'))
  const bootstrap = join(dir, `bootstrap-${ports.xds}.json`)
  if (!existsSync(bootstrap)) {
    // Contour's own word on how Envoy finds it; the certificates must be in their place by then.
    await run(tools.contour, [
      'bootstrap',
      bootstrap,
      '--namespace=projectcontour',
      '--xds-address=127.0.0.1',
      `--xds-port=${ports.xds}`,
      `--envoy-cafile=${ca}`,
      `--envoy-cert-file=${crt}`,
      `--envoy-key-file=${key}`,
      `--resources-dir=${join(dir, 'resources')}`,
      `--admin-address=${join(dir, 'admin.sock')}`,
    ])
    await run('chown', ['--recursive', `${user.uid}:${user.gid}`, dir])
  }
  const args = ['--config-path', bootstrap, '--service-cluster', 'projectcontour', '--service-node', nodeName]
  return daemon('envoy', program, [...args, '--disable-hot-restart', '--log-level', 'warning'], {
    user,
    cwd: dir,
    inputs: contents(bootstrap, crt, ca),
  })
}
