import type { KubeFault, KubeRequest } from './kubeProxy.ts'
import type { System } from './system.ts'

export interface Hold {
  /** The request came and waits. */
  reached: Promise<KubeRequest>
  /** Lets it go on, or gives it a fault. */
  release: (fault?: KubeFault) => void
}

/** Keeps the first request that `at` names from the API server until it is released; all others pass. */
export function hold(system: System, at: (request: KubeRequest) => boolean): Hold {
  const reached = Promise.withResolvers<KubeRequest>()
  const going = Promise.withResolvers<KubeFault | null>()
  const remove = system.proxies.kube.add((request) => {
    if (!at(request)) return null
    remove()
    reached.resolve(request)
    return going.promise
  })
  return { reached: reached.promise, release: (fault) => going.resolve(fault ?? null) }
}

/** Points on helm's way through one install or upgrade, each as its request to the API server. */
export const helmPoints = {
  record: ({ method, path }: KubeRequest) => method === 'POST' && /\/secrets(\?|$)/.test(path),
  objects: ({ method, path }: KubeRequest) => method !== 'GET' && /\/deployments\b/.test(path),
  finish: ({ method, path }: KubeRequest) => method === 'PUT' && /\/secrets\/sh\.helm/.test(path),
  remove: ({ method, path }: KubeRequest) => method === 'DELETE' && /\/deployments\//.test(path),
} as const

/** A request of helm at this point, in the namespace of a store whose name begins so. */
export const helmAt =
  (storeName: string, point: keyof typeof helmPoints) =>
  (request: KubeRequest): boolean =>
    request.helm && request.path.includes(`/namespaces/${storeName}-`) && helmPoints[point](request)

/** A request of the services themselves. */
export const serviceAt =
  (storeName: string, method: string, path: RegExp) =>
  (request: KubeRequest): boolean =>
    !request.helm &&
    request.method === method &&
    request.path.includes(`/namespaces/${storeName}-`) &&
    path.test(request.path)
