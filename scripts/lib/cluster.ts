import { type Progress, unchanged } from '@storeyard/local-node/machine/progress'
import { ensureNode } from '@storeyard/local-node/node/up'
import { prepareTools } from '@storeyard/local-node/prepare/prepare'
import type { Settings } from './settings.ts'
import { ensureStoreImages } from './storeImages.ts'

export interface Cluster {
  kubeconfig: string
  context?: string
  helm: string
  kubectl: string
  /** Names of the store images that the local node holds; null where the cluster pulls what the values name. */
  images: { wordpress: string; mariadb: string } | null
}

/** The cluster that the user named, or the local node with the store's images in it. */
export async function ensureCluster(settings: Settings, takeOver: boolean, progress: Progress): Promise<Cluster> {
  if (settings.cluster) {
    const { helm, kubectl } = await prepareTools(settings.cacheDir, progress)
    return { ...settings.cluster, helm, kubectl, images: null }
  }
  const built = await ensureStoreImages(settings, progress)
  const node = await ensureNode(
    {
      stateDir: settings.stateDir,
      cacheDir: settings.cacheDir,
      ingressPort: settings.ports.ingress,
      portBase: settings.ports.nodeBase,
      takeOver,
    },
    progress,
  )
  await progress.step('Importing the store images', async () => {
    const missing = []
    for (const image of [built.wordpress, built.mariadb]) if (!(await node.hasImage(image.name))) missing.push(image)
    if (missing.length === 0) return unchanged
    for (const image of missing) await node.importImage(image.archive)
    return missing
  })
  return {
    kubeconfig: node.kubeconfig,
    helm: node.helm,
    kubectl: node.kubectl,
    images: { wordpress: built.wordpress.name, mariadb: built.mariadb.name },
  }
}
