import type { Readable } from 'node:stream'
import type { V1Pod } from '@kubernetes/client-node'
import type { Component } from '../contract/choices.ts'
import type { Kube } from './client.ts'
import { hasCode } from './errors.ts'
import { openRaw } from './openRaw.ts'

const logBytesMax = 1_000_000

interface LogWanted {
  namespace: string
  component: Component
  tail: number
}

/** The last lines of the component's newest pod; null while there is no container that has logged anything. */
export const readLogs = (kube: Kube, { namespace, component, tail }: LogWanted): Promise<string | null> =>
  orNotLogged(async () => {
    const name = await findNewestPod(kube, namespace, component)
    if (name === null) return null
    const text = await kube.core.readNamespacedPodLog({
      namespace,
      name,
      container: component,
      tailLines: tail,
      limitBytes: logBytesMax,
    })
    return text ?? ''
  })

/** The last lines and those that follow, until the container ends or the answer is destroyed. */
export const openLog = (kube: Kube, { namespace, component, tail }: LogWanted): Promise<Readable | null> =>
  orNotLogged(async () => {
    const name = await findNewestPod(kube, namespace, component)
    if (name === null) return null
    const query = new URLSearchParams({ container: component, follow: 'true', tailLines: `${tail}` })
    return openRaw(kube, `/api/v1/namespaces/${namespace}/pods/${name}/log?${query}`)
  })

async function findNewestPod(kube: Kube, namespace: string, component: Component): Promise<string | null> {
  const { items } = await kube.core.listNamespacedPod({ namespace, limit: 50 })
  const [pod] = items
    .filter(({ spec }) => spec?.containers.some(({ name }) => name === component))
    .sort((a, b) => createdAtMs(b) - createdAtMs(a))
  return pod?.metadata?.name ?? null
}

const createdAtMs = (pod: V1Pod) => pod.metadata?.creationTimestamp?.getTime() ?? 0

/** 400: the container is still waiting to start. 403: rights come with the namespace, which is not there. */
async function orNotLogged<T>(read: () => Promise<T | null>): Promise<T | null> {
  try {
    return await read()
  } catch (err) {
    if ([400, 403, 404].some((code) => hasCode(err, code))) return null
    throw err
  }
}
