import { HttpMethod, type KubernetesObject, RequestContext } from '@kubernetes/client-node'
import { fetch } from 'undici'
import type { Kube } from './client.ts'

export interface Selectors {
  labelSelector?: string
  fieldSelector?: string
}

export interface RawList {
  items: KubernetesObject[]
  resourceVersion: string
}

interface ListPage {
  items?: KubernetesObject[]
  metadata: { resourceVersion?: string; continue?: string }
}

const pageSize = 500
const requestTimeoutMs = 15_000

/**
 * Lists a path as the API server writes it. The typed client renames fields (`from` becomes `_from`), so its objects
 * compare neither with those of a watch nor with the paths of managedFields.
 */
export async function listRaw(kube: Kube, path: string, selectors: Selectors): Promise<RawList> {
  const items: KubernetesObject[] = []
  let next: string | undefined
  for (;;) {
    const page = await readPage(kube, path, { ...selectors, limit: `${pageSize}`, ...(next ? { continue: next } : {}) })
    items.push(...(page.items ?? []))
    next = page.metadata.continue
    if (!next) return { items, resourceVersion: page.metadata.resourceVersion ?? '' }
  }
}

async function readPage({ config }: Kube, path: string, query: Record<string, string>): Promise<ListPage> {
  const url = `${config.getCurrentCluster()?.server}${path}?${new URLSearchParams(query)}`
  const request = new RequestContext(url, HttpMethod.GET)
  await config.applySecurityAuthentication(request)
  const response = await fetch(url, {
    headers: request.getHeaders(),
    dispatcher: request.getDispatcher(),
    signal: AbortSignal.timeout(requestTimeoutMs),
  })
  if (!response.ok)
    throw new Error(`listing ${path} was answered ${response.status}: ${(await response.text()).slice(0, 300)}`)
  return (await response.json()) as ListPage
}
