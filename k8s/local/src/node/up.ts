import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { z } from 'zod'
import { type DaemonSpec, ensureDaemon, waitForDaemon } from '../machine/daemon.ts'
import { withLock } from '../machine/lock.ts'
import { createProgress, type Progress, unchanged } from '../machine/progress.ts'
import { waitFor } from '../machine/wait.ts'
import { pauseImage } from '../prepare/pause-image.ts'
import { prepare, type Toolkit } from '../prepare/prepare.ts'
import { ensureAddons } from './addons.ts'
import { agents } from './agents.ts'
import { answersOk, askApiserver, resolvesNames } from './api.ts'
import { ensureSystemGroup } from './cgroups.ts'
import { claimMachine, recordProcesses, requireMachine } from './claim.ts'
import { controlPlane } from './control-plane.ts'
import { createBuilder, type DaemonName, type DaemonSpecs } from './daemons.ts'
import { edge } from './edge.ts'
import { allowForwarding } from './host.ts'
import { ensureIdentities } from './identities.ts'
import { containerdAnswers, hasImage, importImage } from './images.ts'
import { ensureNetwork } from './network.ts'
import {
  apiserverUrl,
  ingressClass,
  machineNames,
  type NodeOptions,
  nodeName,
  resolveSettings,
  type Settings,
  storageClass,
} from './settings.ts'

export interface NodeHandle {
  kubeconfig: string
  helm: string
  kubectl: string
  apiserverUrl: string
  ingressClass: string
  storageClass: string
  importImage(archive: string): Promise<void>
  hasImage(name: string): Promise<boolean>
}

/** Brings the node up, or what of it is not; with everything alive it changes nothing. */
export async function ensureNode(options: NodeOptions, progress = createProgress()): Promise<NodeHandle> {
  requireMachine()
  const settings = resolveSettings(options)
  const tools = await prepare(settings.cacheDir, progress)
  await withLock(join(machineNames.runRoot, 'node.lock'), 300_000, () => start(settings, tools, progress))
  return {
    kubeconfig: settings.paths.kubeconfig,
    helm: tools.helm,
    kubectl: tools.kubectl,
    apiserverUrl: apiserverUrl(settings),
    ingressClass,
    storageClass,
    importImage: (archive) => importImage(settings, archive),
    hasImage: (name) => hasImage(settings, name),
  }
}

async function start(settings: Settings, tools: Toolkit, progress: Progress): Promise<void> {
  await claimMachine(settings, progress)
  for (const dir of ['dir', 'etc', 'podLogs', 'etcd', 'volumes'] as const)
    mkdirSync(settings.paths[dir], { recursive: true, mode: 0o700 })
  await ensureIdentities(settings)
  allowForwarding()
  await ensureNetwork(settings)
  const builder = createBuilder(settings, tools, ensureSystemGroup(machineNames.cgroup))
  const specs: DaemonSpecs = { ...controlPlane(builder), ...agents(builder), ...(await edge(builder)) }
  const ensure = (name: DaemonName, probe: () => Promise<boolean>) => ensureReady(specs[name], probe, settings)
  const api = async (path: string) => (await askApiserver(settings, path))?.status === 200
  const local =
    (port: number, path: string, scheme = 'http') =>
    () =>
      answersOk(`${scheme}://127.0.0.1:${port}${path}`)
  const { ports } = settings

  await stepAll(progress, 'Starting containerd, etcd and the apiserver', [
    () => ensure('containerd', () => containerdAnswers(settings)),
    async () => {
      await ensureDaemon(specs.etcd)
      return ensure('kube-apiserver', () => api('/readyz'))
    },
  ])
  await stepAll(progress, 'Setting up the cluster', [
    () => ensureAddons(settings, tools),
    async () => {
      if (await hasImage(settings, pauseImage)) return unchanged
      await importImage(settings, tools.pauseImage)
      return undefined
    },
    () => ensure('kube-controller-manager', local(ports.controllerManager, '/healthz', 'https')),
    () => ensure('kube-scheduler', local(ports.scheduler, '/healthz', 'https')),
  ])
  await stepAll(progress, 'Starting the node', [
    () => ensure('kubelet', local(ports.kubeletHealth, '/healthz')),
    () => ensure('kube-proxy', local(ports.proxyHealth, '/livez')),
    () => ensure('coredns', () => resolvesNames(settings)),
    () => ensure('provisioner', async () => true),
    () => ensure('contour', local(ports.contourHealth, '/healthz')),
    () => ensure('envoy', local(ports.envoyStats, '/ready')),
  ])
  await progress.step('Waiting for the node to be Ready', async () => {
    if (await isNodeReady(settings)) return unchanged
    return waitFor('the node to be Ready', () => isNodeReady(settings), { deadlineMs: 120_000 })
  })
}

async function ensureReady(
  spec: DaemonSpec,
  probe: () => Promise<boolean>,
  settings: Settings,
): Promise<typeof unchanged | undefined> {
  const before = await ensureDaemon(spec)
  if (before === 'started') recordProcesses(settings)
  await waitForDaemon(spec, probe)
  return before === 'running' ? unchanged : undefined
}

/** One line for what happens side by side; none when nothing had to. */
function stepAll(progress: Progress, title: string, parts: (() => Promise<typeof unchanged | undefined>)[]) {
  return progress.step(title, async () => {
    const results = await Promise.all(parts.map((part) => part()))
    return results.every((result) => result === unchanged) ? unchanged : undefined
  })
}

const NodeSchema = z.object({
  status: z.object({ conditions: z.array(z.object({ type: z.string(), status: z.string() })) }),
})

export async function isNodeReady(settings: Settings): Promise<boolean> {
  const answer = await askApiserver(settings, `/api/v1/nodes/${nodeName}`)
  if (answer?.status !== 200) return false
  const { status } = NodeSchema.parse(JSON.parse(answer.body))
  return status.conditions.some((condition) => condition.type === 'Ready' && condition.status === 'True')
}
