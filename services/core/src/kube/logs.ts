import type { Readable } from 'node:stream'
import type { V1Pod } from '@kubernetes/client-node'
import type { Component } from '../contract/choices.ts'
import { DeadlineError } from '../process/deadline.ts'
import type { Kube } from './client.ts'
import { hasCode } from './errors.ts'
import { openRaw } from './openRaw.ts'

const logBytesMax = 1_000_000
/** With the newest lines last, a part of it would be the wrong one. */
const readMsMax = 5_000

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
    const query = new URLSearchParams({ container: component, tailLines: `${tail}` })
    return readEnd(await openRaw(kube, `/api/v1/namespaces/${namespace}/pods/${name}/log?${query}`))
  })

/** The API's own `limitBytes` keeps the beginning, and the newest lines are those that are looked for. */
async function readEnd(answer: Readable): Promise<string> {
  const tooSlow = setTimeout(
    () => answer.destroy(new DeadlineError(`reading a log took longer than ${readMsMax} ms`)),
    readMsMax,
  )
  const chunks: Buffer[] = []
  let bytes = 0
  let isCut = false
  try {
    for await (const chunk of answer) {
      chunks.push(chunk)
      bytes += chunk.length
      for (let first = chunks[0]; first && bytes - first.length >= logBytesMax; first = chunks[0]) {
        chunks.shift()
        bytes -= first.length
        isCut = true
      }
    }
  } finally {
    clearTimeout(tooSlow)
  }
  const end = Buffer.concat(chunks)
  const text = end.subarray(-logBytesMax).toString()
  return isCut || end.length > logBytesMax ? text.slice(text.indexOf('\n') + 1) : text
}

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
