import { setTimeout as pause } from 'node:timers/promises'
import { ApiException, type KubernetesObject, Watch } from '@kubernetes/client-node'
import type { Kube } from './client.ts'
import { pathOf, type WatchedKind } from './kinds.ts'
import { listRaw } from './list.ts'
import { createWatchCache, type WatchCache } from './watchCache.ts'
import { countFailures, pauseAfter, planNext, type WatchEnd, watchSeconds } from './watchPace.ts'

export interface WatchHandlers {
  onChange: (object: KubernetesObject) => void
  onError: (err: unknown) => void
}

export interface Watcher extends Pick<WatchCache, 'list' | 'get'> {
  /** Resolves when the first full list is in. */
  listed: Promise<void>
  /** Milliseconds since the API server last gave a sign of life on this kind; below a minute while all is well. */
  ageMs: () => number
  stop: () => void
}

/**
 * Keeps one kind of all stores in memory: lists, follows by a watch, and starts again with jitter after any error.
 * `onChange` is called for each object that was added, changed or deleted.
 */
export function startWatch(kube: Kube, kind: WatchedKind, { onChange, onError }: WatchHandlers): Watcher {
  const cache = createWatchCache()
  const first = Promise.withResolvers<void>()
  const stopping = new AbortController()
  let aliveAt = performance.now()
  const isAlive = () => {
    aliveAt = performance.now()
  }

  /** Follows one watch from a version to its end; `version` moves on with it. */
  const follow = async (place: { version: string }): Promise<WatchEnd> => {
    const startedAt = performance.now()
    const ended = Promise.withResolvers<WatchEnd>()
    ended.promise.catch(() => undefined)
    const controller = await new Watch(kube.config).watch(
      pathOf(kind),
      {
        ...kind.selectors,
        resourceVersion: place.version,
        allowWatchBookmarks: true,
        timeoutSeconds: watchSeconds(Math.random()),
      },
      (phase, object) => {
        if (phase === 'ERROR')
          return object.code === 410 ? ended.resolve({ kind: 'expired' }) : ended.reject(refused(object))
        isAlive()
        place.version = object.metadata?.resourceVersion ?? place.version
        if ((phase === 'ADDED' || phase === 'MODIFIED' || phase === 'DELETED') && cache.apply(phase, object))
          onChange(object)
      },
      (err) => {
        if (err?.statusCode === 410) ended.resolve({ kind: 'expired' })
        else if (err) ended.reject(err.statusCode ? refused({ code: err.statusCode, message: err.message }) : err)
        else ended.resolve({ kind: 'closed', lastedMs: performance.now() - startedAt })
      },
    )
    const stop = () => controller.abort()
    stopping.signal.addEventListener('abort', stop)
    if (stopping.signal.aborted) stop()
    try {
      return await ended.promise
    } finally {
      stopping.signal.removeEventListener('abort', stop)
      controller.abort()
    }
  }

  const listAndFollow = async () => {
    const { items, resourceVersion } = await listRaw(kube, pathOf(kind), kind.selectors)
    const listedAt = performance.now()
    isAlive()
    cache.replace(items).forEach(onChange)
    first.resolve()
    const place = { version: resourceVersion }
    for (;;) {
      const end = await follow(place)
      const next = planNext(end, performance.now() - listedAt)
      if (next === 'fail') throw new Error(`the watch of ${kind.resource} was closed at once`)
      if (end.kind === 'closed') isAlive()
      if (next === 'list') return
    }
  }

  const run = async () => {
    let failures = 0
    while (!stopping.signal.aborted) {
      const startedAt = performance.now()
      try {
        await listAndFollow()
      } catch (err) {
        if (stopping.signal.aborted) return
        onError(err)
      }
      failures = countFailures(failures, performance.now() - startedAt)
      // The only error of a pause is the stop itself.
      await pause(pauseAfter(failures, Math.random()), undefined, { signal: stopping.signal }).catch(() => undefined)
    }
  }
  run().catch(onError)

  return {
    list: cache.list,
    get: cache.get,
    listed: first.promise,
    ageMs: () => performance.now() - aliveAt,
    stop: () => stopping.abort(),
  }
}

/** The same error as a request's, so that it is classed and shown the same way. */
const refused = (status: { code?: number; message?: string }) =>
  new ApiException(status.code ?? 500, 'a watch ended with an error', status, {})
