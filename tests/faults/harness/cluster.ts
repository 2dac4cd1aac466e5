import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { createKube, loadKubeConfig } from '@storeyard/core/kube/client'
import { orExists } from '@storeyard/core/kube/errors'
import { type DaemonSpec, ensureDaemon, waitForDaemon } from '@storeyard/local-node/machine/daemon'
import { waitFor } from '@storeyard/local-node/machine/wait'
import { ensureAddons } from '@storeyard/local-node/node/addons'
import { provisioner } from '@storeyard/local-node/node/agents'
import { answersOk, askApiserver } from '@storeyard/local-node/node/api'
import { controlPlane } from '@storeyard/local-node/node/control-plane'
import { createBuilder } from '@storeyard/local-node/node/daemons'
import { ensureIdentities as ensureNodeIdentities } from '@storeyard/local-node/node/identities'
import { apiserverUrl, resolveSettings, type Settings } from '@storeyard/local-node/node/settings'
import type { Toolkit } from '@storeyard/local-node/prepare/prepare'
import { ensureIdentities } from '../../../scripts/lib/identities.ts'
import { kwokConfiguration } from './stages.ts'

const node = 'faults-node'

/** The control plane of the local node with KWOK in the place of its kubelet, and our rights and policies on it. */
export async function startCluster(tools: Toolkit, kwok: string, dir: string, cacheDir: string) {
  const settings = resolveSettings({ stateDir: dir, cacheDir })
  for (const path of ['dir', 'etc', 'etcd', 'volumes', 'logs'] as const)
    mkdirSync(settings.paths[path], { recursive: true, mode: 0o700 })
  await ensureNodeIdentities(settings)
  const builder = createBuilder(settings, tools, [])
  const plane = controlPlane(builder)
  const controllers = plane['kube-controller-manager']
  // A played node that is late on a busy machine must not take its pods' readiness with it.
  controllers.args.push('--controllers=*,-node-lifecycle-controller')
  await ensureDaemon(plane.etcd)
  await ensureReady(plane['kube-apiserver'], async () => (await askApiserver(settings, '/readyz'))?.status === 200)
  const healthy = (port: number) => () => answersOk(`https://127.0.0.1:${port}/healthz`)
  const [identities] = await Promise.all([
    ensureIdentities({
      adminKubeconfig: settings.paths.kubeconfig,
      kubectl: tools.kubectl,
      outputDir: join(dir, 'identities'),
    }),
    ensureAddons(settings, tools),
    ensureReady(controllers, healthy(settings.ports.controllerManager)),
    ensureReady(plane['kube-scheduler'], healthy(settings.ports.scheduler)),
    ensureReady(provisioner(builder), () => true),
    startKwok(settings, kwok),
  ])
  return {
    identities,
    kubeconfig: settings.paths.kubeconfig,
    pki: settings.paths.pki,
    apiserver: apiserverUrl(settings),
    helm: tools.helm,
    kubectl: tools.kubectl,
  }
}

async function ensureReady(spec: DaemonSpec, probe: () => Promise<boolean> | boolean): Promise<void> {
  await ensureDaemon(spec)
  await waitForDaemon(spec, probe)
}

async function startKwok({ paths }: Settings, program: string): Promise<void> {
  const config = join(paths.etc, 'kwok.yaml')
  writeFileSync(config, kwokConfiguration())
  await ensureReady(
    {
      name: 'kwok',
      command: program,
      args: ['--kubeconfig', paths.kubeconfig, '--config', config, '--manage-all-nodes', '--cidr', '10.219.0.0/17'],
      pidDir: paths.runDir,
      logFile: join(paths.logs, 'kwok.log'),
      env: { HOME: paths.dir },
    },
    () => true,
  )
  const { core } = createKube(loadKubeConfig({ kubeconfig: paths.kubeconfig }))
  await orExists(core.createNode({ body: { metadata: { name: node, labels: { type: 'kwok' } } } }))
  const ready = await waitFor(
    'the played node to be Ready',
    async () => {
      const found = await core.readNode({ name: node })
      return found.status?.conditions?.some(({ type, status }) => type === 'Ready' && status === 'True') && found
    },
    { deadlineMs: 30_000 },
  )
  // Every node is born with a taint, which the controller that is left out would take away.
  await core.replaceNode({ name: node, body: { ...ready, spec: { ...ready.spec, taints: [] } } })
}
