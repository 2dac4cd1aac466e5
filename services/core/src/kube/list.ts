import type { KubernetesObject, V1ObjectMeta } from '@kubernetes/client-node'
import type { Kube } from './client.ts'
import { metadataOfList, readRaw, wholeObjects } from './read.ts'

export interface Selectors {
  labelSelector?: string
  fieldSelector?: string
}

export interface RawList {
  items: KubernetesObject[]
  resourceVersion: string
}

interface ListPage {
  /** Null in an empty list of metadata. */
  items?: KubernetesObject[] | null
  metadata: { resourceVersion?: string; continue?: string }
}

const pageSize = 500

/**
 * Lists a path as the API server writes it. The typed client renames fields (`from` becomes `_from`), so its objects
 * compare neither with those of a watch nor with the paths of managedFields.
 */
export async function listRaw(kube: Kube, path: string, selectors: Selectors): Promise<RawList> {
  const items: KubernetesObject[] = []
  let resourceVersion = ''
  for await (const page of listPages(kube, path, selectors)) {
    for (const item of page.items ?? []) items.push(item)
    resourceVersion = page.metadata.resourceVersion ?? ''
  }
  return { items, resourceVersion }
}

/** For long lists of which little is kept: a page is forgotten before the next one comes. */
export async function* listPages(
  kube: Kube,
  path: string,
  selectors: Selectors,
  accept = wholeObjects,
): AsyncGenerator<ListPage> {
  let next: string | undefined
  do {
    const query = { ...selectors, limit: `${pageSize}`, ...(next ? { continue: next } : {}) }
    const page = await readRaw<ListPage>(kube, `${path}?${new URLSearchParams(query)}`, accept)
    yield page
    next = page.metadata.continue
  } while (next)
}

/** The metadata of each object, and nothing of its content. */
export async function listMetadata(kube: Kube, path: string, selectors: Selectors): Promise<V1ObjectMeta[]> {
  const found: V1ObjectMeta[] = []
  for await (const { items } of listPages(kube, path, selectors, metadataOfList))
    for (const { metadata } of items ?? []) if (metadata) found.push(metadata)
  return found
}
