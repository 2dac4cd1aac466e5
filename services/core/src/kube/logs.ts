import type { V1Pod } from '@kubernetes/client-node'
import type { Component } from '../contract/stores.ts'
import type { Kube } from './client.ts'
import { hasCode } from './errors.ts'

const logBytesMax = 1_000_000

const createdAtMs = (pod: V1Pod) => pod.metadata?.creationTimestamp?.getTime() ?? 0

/** The last lines of the component's newest pod; null while there is no container that has logged anything. */
export async function readLogs(
  kube: Kube,
  { namespace, component, tail }: { namespace: string; component: Component; tail: number },
): Promise<string | null> {
  try {
    const { items } = await kube.core.listNamespacedPod({ namespace, limit: 50 })
    const [pod] = items
      .filter(({ spec }) => spec?.containers.some(({ name }) => name === component))
      .sort((a, b) => createdAtMs(b) - createdAtMs(a))
    if (!pod?.metadata?.name) return null
    const text = await kube.core.readNamespacedPodLog({
      namespace,
      name: pod.metadata.name,
      container: component,
      tailLines: tail,
      limitBytes: logBytesMax,
    })
    return text ?? ''
  } catch (err) {
    // 400: the container is still waiting to start. 403: rights come with the namespace, which is not there.
    if ([400, 403, 404].some((code) => hasCode(err, code))) return null
    throw err
  }
}
