import { helmUninstall } from '@storeyard/core/helm/release'
import { hasCode } from '@storeyard/core/kube/errors'
import { deleteNamespace } from '@storeyard/core/kube/namespaces'
import { runRecordedHelm } from '../runHelm.ts'
import type { Next, Turn } from '../turn.ts'

/**
 * A store that never came up leaves nothing behind. Its namespace goes only as it was read: sealing changes the
 * resourceVersion, so a store that came up meanwhile stays.
 */
export async function removeLeftovers({ deps, lease, look }: Turn): Promise<Next> {
  const { row, seen } = look
  if (seen.namespace.kind !== 'ours') return 'done'
  if (seen.release.kind === 'ours') {
    const release = { name: row.helmRelease, namespace: row.namespace }
    const result = await runRecordedHelm(deps, lease, 'uninstall', (bounds) =>
      helmUninstall(deps.helm, release, bounds),
    )
    if (!result.ok) throw new Error(`helm uninstall failed: ${result.output}`)
  }
  try {
    await deleteNamespace(deps.kube, row.namespace, {
      uid: seen.namespace.uid,
      resourceVersion: seen.namespace.resourceVersion,
    })
  } catch (err) {
    if (hasCode(err, 409)) return 'again'
    throw err
  }
  return 'done'
}
