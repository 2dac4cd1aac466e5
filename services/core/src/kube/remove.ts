import { ApiException, HttpMethod, RequestContext } from '@kubernetes/client-node'
import { giveToHelm } from '../domain/added.ts'
import type { LiveObject } from '../domain/applied.ts'
import type { Kube } from './client.ts'
import { orGone } from './errors.ts'
import { chartKinds, pathOf, podKind } from './kinds.ts'

/** Deletes an object of one of the chart's kinds as it was seen: one that changed since stays (409). */
export async function removeObject(kube: Kube, namespace: string, object: LiveObject): Promise<void> {
  const { uid, resourceVersion } = object.metadata
  const options = { apiVersion: 'v1', kind: 'DeleteOptions', preconditions: { uid, resourceVersion } }
  await sendTo(kube, namespace, object, HttpMethod.DELETE, 'application/json', options)
}

/** One that is gone already is no error. */
async function sendTo(
  kube: Kube,
  namespace: string,
  { kind, metadata: { name } }: LiveObject,
  method: HttpMethod,
  contentType: string,
  body: object,
): Promise<void> {
  const known = chartKinds.find((one) => one.kind === kind)
  if (!known) throw new Error(`${kind} is no kind of the chart`)
  const path = `${pathOf(known, namespace)}/${name}`
  const request = new RequestContext(`${kube.config.getCurrentCluster()?.server}${path}`, method)
  request.setHeaderParam('Content-Type', contentType)
  request.setBody(JSON.stringify(body))
  await kube.config.applySecurityAuthentication(request)
  const answer = await kube.send(request)
  const text = await answer.body.text()
  if (answer.httpStatusCode >= 400 && answer.httpStatusCode !== 404)
    throw new ApiException(answer.httpStatusCode, `${method} ${path}`, text, {})
}

/** Deletes the store's pods that are there now; their workloads make new ones. */
export async function removePods({ core }: Kube, namespace: string): Promise<void> {
  const { items } = await core.listNamespacedPod({ namespace, ...podKind.selectors })
  await Promise.all(
    items.map(({ metadata }) =>
      orGone(
        core.deleteNamespacedPod({
          namespace,
          name: metadata?.name ?? '',
          body: { preconditions: { uid: metadata?.uid } },
        }),
      ),
    ),
  )
}

/** Has helm's next apply remove what others added to an object, as it was seen: one that changed since stays (409). */
export async function disownAdded(kube: Kube, namespace: string, object: LiveObject): Promise<void> {
  const managedFields = giveToHelm(object)
  if (!managedFields) return
  const { resourceVersion } = object.metadata
  await sendTo(kube, namespace, object, HttpMethod.PATCH, 'application/merge-patch+json', {
    metadata: { resourceVersion, managedFields },
  })
}
