import { ApiException, HttpMethod, RequestContext } from '@kubernetes/client-node'
import type { LiveObject } from '../domain/applied.ts'
import type { Kube } from './client.ts'
import { orGone } from './errors.ts'
import { chartKinds, pathOf } from './kinds.ts'

/** Deletes an object of one of the chart's kinds as it was seen: one that changed since stays (409). */
export async function removeObject(kube: Kube, namespace: string, { kind, metadata }: LiveObject): Promise<void> {
  const known = chartKinds.find((one) => one.kind === kind)
  if (!known) throw new Error(`${kind} is no kind of the chart`)
  const path = `${pathOf(known, namespace)}/${metadata.name}`
  const request = new RequestContext(`${kube.config.getCurrentCluster()?.server}${path}`, HttpMethod.DELETE)
  request.setHeaderParam('Content-Type', 'application/json')
  const preconditions = { uid: metadata.uid, resourceVersion: metadata.resourceVersion }
  request.setBody(JSON.stringify({ apiVersion: 'v1', kind: 'DeleteOptions', preconditions }))
  await kube.config.applySecurityAuthentication(request)
  const answer = await kube.send(request)
  const text = await answer.body.text()
  if (answer.httpStatusCode >= 400 && answer.httpStatusCode !== 404)
    throw new ApiException(answer.httpStatusCode, `deleting ${path}`, text, {})
}

/** Deletes the pods that are there now; their workloads make new ones. */
export async function removePods({ core }: Kube, namespace: string): Promise<void> {
  const { items } = await core.listNamespacedPod({ namespace, limit: 50 })
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
