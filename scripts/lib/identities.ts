import { chmod, mkdir, readFile, rename, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { setTimeout as delay } from 'node:timers/promises'
import { type Cluster, KubeConfig, type User } from '@kubernetes/client-node'
import { createKube, type Kube, loadKubeConfig } from '@storeyard/core/kube/client'
import { hasCode, kubeMessage } from '@storeyard/core/kube/errors'
import { execa } from 'execa'
import { isFresh } from './tokenClaims.ts'

export const identityNames = ['api', 'worker', 'reconciler'] as const
type IdentityName = (typeof identityNames)[number]
export type IdentityFiles = Record<IdentityName, string>

export interface IdentitiesOptions {
  adminKubeconfig: string
  /** Needed where the kubeconfig holds more than one cluster. */
  context?: string
  kubectl: string
  outputDir: string
  /** The API server's URL from here and for the services, where it is not the kubeconfig's. */
  server?: string
}

const systemNamespace = 'storeyard-system'
const rights = new URL('../../k8s/overlays/local-rights', import.meta.url).pathname
const tokenSeconds = 365 * 24 * 3600
const applyTimeoutMs = 60_000
const admissionTimeoutMs = 15_000

/**
 * Gives each service an identity of its own in the cluster: service accounts, rights and admission policies, and a
 * kubeconfig for each. Safe to call at every start; with everything in place it applies the same again and writes nothing.
 */
export async function ensureIdentities(options: IdentitiesOptions): Promise<IdentityFiles> {
  const { adminKubeconfig, context, outputDir, server } = options
  await applyRights(options)
  const config = loadKubeConfig({ kubeconfig: adminKubeconfig, context })
  const cluster = await describeCluster(config, server)
  const admin = createKube(configOf(cluster, config.getCurrentUser()))
  await mkdir(outputDir, { recursive: true, mode: 0o700 })
  const files = Object.fromEntries(
    await Promise.all(
      identityNames.map(async (name) => [name, await ensureKubeconfig(admin, cluster, name, outputDir)]),
    ),
  )
  await waitForAdmission(createKube(loadKubeConfig({ kubeconfig: files.worker })))
  return files
}

async function applyRights({ adminKubeconfig, context, kubectl, server }: IdentitiesOptions) {
  const cluster = ['--kubeconfig', adminKubeconfig]
  if (context) cluster.push('--context', context)
  if (server) cluster.push('--server', server)
  // What somebody changed by hand is put back: these are the bounds of what a service may do.
  const args = ['apply', '--kustomize', rights, '--server-side', '--force-conflicts', '--field-manager', 'storeyard']
  await execa(kubectl, [...cluster, ...args], { timeout: applyTimeoutMs })
}

/** The cluster as a kubeconfig describes it, whole in itself: no path that only the admin can read. */
async function describeCluster(config: KubeConfig, server?: string): Promise<Cluster> {
  const found = config.getCurrentCluster()
  if (!found) throw new Error('the kubeconfig names no cluster')
  const caData = found.caData ?? (found.caFile ? await readFile(found.caFile, 'base64') : undefined)
  return { ...found, name: 'storeyard', server: server ?? found.server, caData, caFile: undefined }
}

/** Keeps the file while it is for this cluster and service account and its token has half of its life left. */
async function ensureKubeconfig(admin: Kube, cluster: Cluster, name: IdentityName, dir: string): Promise<string> {
  const file = join(dir, `${name}.kubeconfig`)
  const account = await admin.core.readNamespacedServiceAccount({ namespace: systemNamespace, name })
  const uid = account.metadata?.uid ?? ''
  const present = await readKubeconfig(file)
  const token = present?.getCurrentUser()?.token
  if (present && token && isFresh(token, uid, Date.now())) {
    const kept = present.getCurrentCluster()
    if (kept?.server === cluster.server && kept.caData === cluster.caData) return file
  }
  const request = await admin.core.createNamespacedServiceAccountToken({
    namespace: systemNamespace,
    name,
    body: { spec: { audiences: [], expirationSeconds: tokenSeconds } },
  })
  const own = configOf(cluster, { name, token: request.status?.token ?? '' })
  await writePrivately(file, own.exportConfig())
  return file
}

async function readKubeconfig(file: string): Promise<KubeConfig | null> {
  const text = await readFile(file, 'utf8').catch((err: NodeJS.ErrnoException) => {
    if (err.code === 'ENOENT') return null
    throw err
  })
  if (text === null) return null
  await chmod(file, 0o600)
  const config = new KubeConfig()
  config.loadFromString(text)
  return config
}

function configOf(cluster: Cluster, user: User | null): KubeConfig {
  if (!user) throw new Error('the kubeconfig names no user')
  const config = new KubeConfig()
  config.loadFromClusterAndUser(cluster, user)
  return config
}

/** Whole or not at all, and never readable by others, not even for a moment. */
async function writePrivately(file: string, text: string) {
  const unfinished = `${file}.${process.pid}`
  await writeFile(unfinished, text, { mode: 0o600, flag: 'wx' })
  await rename(unfinished, file)
}

/**
 * A new policy takes about a second to be enforced, and RBAC alone would let the worker bind its roles anywhere. This
 * binding must be refused by the policy that kubectl applies last; the request is a dry run, it changes nothing.
 */
async function waitForAdmission(worker: Kube) {
  const giveUpAt = Date.now() + admissionTimeoutMs
  let answer = 'the binding was allowed'
  while (Date.now() < giveUpAt) {
    try {
      await worker.rbac.createNamespacedRoleBinding({
        namespace: 'default',
        dryRun: 'All',
        body: {
          metadata: { name: 'storeyard-worker' },
          roleRef: { apiGroup: 'rbac.authorization.k8s.io', kind: 'ClusterRole', name: 'storeyard-store-worker' },
          subjects: [{ kind: 'ServiceAccount', name: 'worker', namespace: systemNamespace }],
        },
      })
    } catch (err) {
      answer = kubeMessage(err)
      if (hasCode(err, 403) && answer.includes('ValidatingAdmissionPolicy')) return
      if (hasCode(err, 401)) throw new Error(`the cluster does not know the worker's token: ${answer}`)
    }
    await delay(50)
  }
  throw new Error(`the admission policies are not enforced: ${answer}`)
}
