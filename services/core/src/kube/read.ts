import {
  ApiException,
  HttpMethod,
  type KubernetesObject,
  RequestContext,
  type V1ObjectMeta,
} from '@kubernetes/client-node'
import type { Kube } from './client.ts'
import { orAbsent } from './errors.ts'

const partial = (kind: string) => `application/json;as=${kind};g=meta.k8s.io;v=v1`

/** How the API server shall write its answer. Of metadata alone, no content leaves it: a Secret stays unread. */
export const wholeObjects = 'application/json'
export const metadataOfList = partial('PartialObjectMetadataList')
const metadataOfOne = partial('PartialObjectMetadata')

/** Reads a path as the API server writes it. */
export async function readRaw<T>(kube: Kube, path: string, accept: string): Promise<T> {
  const request = new RequestContext(`${kube.config.getCurrentCluster()?.server}${path}`, HttpMethod.GET)
  request.setHeaderParam('Accept', accept)
  await kube.config.applySecurityAuthentication(request)
  const answer = await kube.send(request)
  const text = await answer.body.text()
  // The path alone: what was selected and the headers are nobody's business.
  if (answer.httpStatusCode !== 200)
    throw new ApiException(answer.httpStatusCode, `reading ${path.split('?')[0]}`, text, {})
  return JSON.parse(text)
}

/** The metadata of one object, and nothing of its content; null where there is none. */
export async function readMetadata(kube: Kube, path: string): Promise<V1ObjectMeta | null> {
  const found = await orAbsent(readRaw<KubernetesObject>(kube, path, metadataOfOne))
  return found?.metadata ?? null
}
