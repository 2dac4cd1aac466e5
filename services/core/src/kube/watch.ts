import { setTimeout as pause } from 'node:timers/promises'
import { type KubernetesObject, Watch } from '@kubernetes/client-node'
import type { Kube } from './client.ts'
import { pathOf, type WatchedKind } from './kinds.ts'
import { listRaw } from './list.ts'

export interface WatchHandlers {
  onChange: (object: KubernetesObject) => void
  onError: (err: unknown) => void
}

export interface Watcher {
  list: (namespace?: string) => KubernetesObject[]
  get: (name: string, namespace?: string) => KubernetesObject | null
  /** Resolves when the first full list is in. */
  listed: Promise<void>
  /** Milliseconds since the API server last gave a sign of life. */
  ageMs: () => number
  stop: () => void
}

// A missed event would stay missed without a new list.
const relistMs = 10 * 60_000
const restartMs = { min: 250, max: 10_000 }

/**
 * Keeps one kind of all stores in memory: lists, follows by a watch, and starts again with jitter after any error.
 * `onChange` is called for each object that was added, changed or deleted.
 */
export function startWatch(kube: Kube, kind: WatchedKind, { onChange, onError }: WatchHandlers): Watcher {
  const objects = new Map<string, Map<string, KubernetesObject>>()
  const first = Promise.withResolvers<void>()
  const stopping = new AbortController()
  let aliveAt = Date.now()

  const put = (object: KubernetesObject) => {
    const namespace = object.metadata?.namespace ?? ''
    const name = object.metadata?.name ?? ''
    const inNamespace = objects.get(namespace) ?? new Map<string, KubernetesObject>()
    const known = inNamespace.get(name)
    objects.set(namespace, inNamespace.set(name, object))
    if (known?.metadata?.resourceVersion !== object.metadata?.resourceVersion) onChange(object)
  }
  const drop = (object: KubernetesObject) => {
    const namespace = object.metadata?.namespace ?? ''
    const inNamespace = objects.get(namespace)
    inNamespace?.delete(object.metadata?.name ?? '')
    if (inNamespace?.size === 0) objects.delete(namespace)
    onChange(object)
  }
  const all = () => [...objects.values()].flatMap((inNamespace) => [...inNamespace.values()])
  const replace = (items: KubernetesObject[]) => {
    const listed = new Set(items.map((item) => item.metadata?.uid))
    for (const known of all()) if (!listed.has(known.metadata?.uid)) drop(known)
    for (const item of items) put(item)
  }

  /** Follows one watch to its end; returns the version to resume from, or null when it is too old to. */
  const follow = async (resourceVersion: string): Promise<string | null> => {
    let version: string | null = resourceVersion
    const ended = Promise.withResolvers<void>()
    const controller = await new Watch(kube.config).watch(
      pathOf(kind),
      { ...kind.selectors, resourceVersion, allowWatchBookmarks: true },
      (phase, object) => {
        aliveAt = Date.now()
        if (phase === 'ERROR') {
          version = object.code === 410 ? null : version
          return
        }
        version = object.metadata?.resourceVersion ?? version
        if (phase === 'DELETED') drop(object)
        else if (phase !== 'BOOKMARK') put(object)
      },
      // A quiet watch is ended by the library after 30 s and resumed here.
      (err) => (err && err.name !== 'TimeoutError' && err.name !== 'AbortError' ? ended.reject(err) : ended.resolve()),
    )
    const stop = () => controller.abort()
    stopping.signal.addEventListener('abort', stop)
    try {
      await ended.promise
    } finally {
      stopping.signal.removeEventListener('abort', stop)
    }
    return version
  }

  const listAndFollow = async () => {
    const list = await listRaw(kube, pathOf(kind), kind.selectors)
    aliveAt = Date.now()
    replace(list.items)
    first.resolve()
    const relistAt = Date.now() + relistMs
    let version: string | null = list.resourceVersion
    while (version && Date.now() < relistAt && !stopping.signal.aborted) version = await follow(version)
  }

  const run = async () => {
    let failures = 0
    while (!stopping.signal.aborted) {
      const startedAt = Date.now()
      try {
        await listAndFollow()
        failures = 0
      } catch (err) {
        if (stopping.signal.aborted) return
        onError(err)
        // A watch that worked for a while before it broke starts again at once.
        failures = Date.now() - startedAt > restartMs.max ? 0 : failures + 1
      }
      const waitMs = Math.min(restartMs.min * 2 ** failures, restartMs.max) * (0.5 + Math.random() / 2)
      await pause(waitMs, undefined, { signal: stopping.signal }).catch(() => undefined)
    }
  }
  run().catch(onError)

  return {
    list: (namespace) => (namespace === undefined ? all() : [...(objects.get(namespace)?.values() ?? [])]),
    get: (name, namespace = '') => objects.get(namespace)?.get(name) ?? null,
    listed: first.promise,
    ageMs: () => Date.now() - aliveAt,
    stop: () => stopping.abort(),
  }
}
