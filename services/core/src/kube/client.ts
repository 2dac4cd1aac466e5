import {
  AppsV1Api,
  BatchV1Api,
  CoreV1Api,
  createConfiguration,
  KubeConfig,
  NetworkingV1Api,
  RbacAuthorizationV1Api,
  type RequestContext,
  type ResponseContext,
  ServerConfiguration,
  StorageV1Api,
  wrapHttpLibrary,
} from '@kubernetes/client-node'

export interface KubeOptions {
  /** Path of a kubeconfig file; without one the pod's own service account is used. */
  kubeconfig?: string
  context?: string
}

/** Lets a request through when its turn has come. */
export type Gate = (send: () => Promise<ResponseContext>) => Promise<ResponseContext>

/** A certificate in a kubeconfig may be changed meanwhile, so no pool is kept for ever. */
const poolAgeMsMax = 5 * 60_000

/** No single request may take longer; watches have their own limits. */
const requestTimeoutMs = 15_000

export function loadKubeConfig({ kubeconfig, context }: KubeOptions): KubeConfig {
  const config = new KubeConfig()
  if (kubeconfig) config.loadFromFile(kubeconfig)
  else config.loadFromCluster()
  if (context) config.setCurrentContext(context)
  if (!config.getCurrentCluster())
    throw new Error(`the kubeconfig has no cluster for context "${config.getCurrentContext()}"`)
  return config
}

/** Every request but a watch goes through the gate, typed or raw. */
export function createKube(config: KubeConfig, gate: Gate = (send) => send()) {
  const cluster = config.getCurrentCluster()
  if (!cluster) throw new Error('the kubeconfig names no cluster')
  const { httpApi } = createConfiguration()
  const usePool = keepPool()
  const send = (request: RequestContext) =>
    gate(() => {
      // Counts from here: a request that waits at the gate must not use its time up.
      request.setSignal(AbortSignal.timeout(requestTimeoutMs))
      usePool(request)
      return httpApi.send(request).toPromise()
    })
  const configuration = createConfiguration({
    baseServer: new ServerConfiguration(cluster.server, {}),
    authMethods: { default: config },
    httpApi: wrapHttpLibrary({ send }),
  })
  return {
    config,
    send,
    core: new CoreV1Api(configuration),
    apps: new AppsV1Api(configuration),
    batch: new BatchV1Api(configuration),
    networking: new NetworkingV1Api(configuration),
    rbac: new RbacAuthorizationV1Api(configuration),
    storage: new StorageV1Api(configuration),
  }
}
type Pool = NonNullable<ReturnType<RequestContext['getDispatcher']>>

/**
 * The client makes a pool of connections for each request, so that each would shake hands anew: one pool is kept and
 * given to them all.
 */
function keepPool() {
  let kept: { pool: Pool; sinceMs: number } | null = null
  return (request: RequestContext) => {
    const made = request.getDispatcher()
    // A request that is sent again after a 429 carries the kept one already.
    if (!made || made === kept?.pool) return
    if (!kept || performance.now() - kept.sinceMs > poolAgeMsMax) {
      // Not at once: a request that was given it may not have begun.
      const old = kept?.pool
      setTimeout(() => old?.close().catch(() => undefined), 2 * requestTimeoutMs).unref()
      kept = { pool: made, sinceMs: performance.now() }
    }
    request.setDispatcher(kept.pool)
  }
}

export type Kube = ReturnType<typeof createKube>
