import type { KubernetesObject } from '@kubernetes/client-node'

export type WatchPhase = 'ADDED' | 'MODIFIED' | 'DELETED'

/**
 * The objects of one kind, kept in step with a list and the events after it. Events may come twice or out of order:
 * an older state never replaces a newer one of the same object, and a deleted object stays deleted until the next list,
 * which is the truth whatever came before.
 */
export interface WatchCache {
  /** True when the event changed what is known. */
  apply: (phase: WatchPhase, object: KubernetesObject) => boolean
  /** Takes a full list; returns what it added, changed and removed. */
  replace: (items: readonly KubernetesObject[]) => KubernetesObject[]
  list: (namespace?: string) => KubernetesObject[]
  get: (name: string, namespace?: string) => KubernetesObject | null
}

export function createWatchCache(): WatchCache {
  let objects = new Map<string, Map<string, KubernetesObject>>()
  let gone = new Set<string | undefined>()
  const get = (name: string, namespace = '') => objects.get(namespace)?.get(name) ?? null
  const all = () => [...objects.values()].flatMap((inNamespace) => [...inNamespace.values()])
  const put = (object: KubernetesObject) => {
    const { namespace, name } = placeOf(object)
    const inNamespace = objects.get(namespace) ?? new Map<string, KubernetesObject>()
    objects.set(namespace, inNamespace.set(name, object))
  }
  const remove = (object: KubernetesObject) => {
    const { namespace, name } = placeOf(object)
    const inNamespace = objects.get(namespace)
    inNamespace?.delete(name)
    if (inNamespace?.size === 0) objects.delete(namespace)
  }

  return {
    apply: (phase, object) => {
      const uid = object.metadata?.uid
      const { namespace, name } = placeOf(object)
      const known = get(name, namespace)
      if (phase === 'DELETED') {
        gone.add(uid)
        // One of the same name may have come since.
        if (known?.metadata?.uid !== uid) return false
        remove(object)
        return true
      }
      if (gone.has(uid)) return false
      if (known && known.metadata?.uid === uid && !isNewer(object, known)) return false
      // Two objects never have one name, so the other one is gone, though its own event did not come yet.
      if (known && known.metadata?.uid !== uid) gone.add(known.metadata?.uid)
      put(object)
      return true
    },
    replace: (items) => {
      const before = new Map(all().map((object) => [object.metadata?.uid, object]))
      objects = new Map()
      gone = new Set()
      for (const item of items) put(item)
      const changed = items.filter(({ metadata }) => {
        const known = before.get(metadata?.uid)
        before.delete(metadata?.uid)
        return known?.metadata?.resourceVersion !== metadata?.resourceVersion
      })
      return [...before.values(), ...changed]
    },
    list: (namespace) => (namespace === undefined ? all() : [...(objects.get(namespace)?.values() ?? [])]),
    get,
  }
}

const placeOf = ({ metadata }: KubernetesObject) => ({
  namespace: metadata?.namespace ?? '',
  name: metadata?.name ?? '',
})

const versionOf = ({ metadata }: KubernetesObject) => metadata?.resourceVersion ?? ''

/** Versions of one object are compared as Kubernetes has them since 1.35, as numbers; what is no number is newer. */
function isNewer(object: KubernetesObject, known: KubernetesObject): boolean {
  const [version, before] = [versionOf(object), versionOf(known)]
  if (version === before) return false
  return !/^\d+$/.test(version) || !/^\d+$/.test(before) || BigInt(version) > BigInt(before)
}
