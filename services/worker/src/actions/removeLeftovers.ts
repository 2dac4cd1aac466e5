import { hasCode } from '@storeyard/core/kube/errors'
import { deleteNamespace } from '@storeyard/core/kube/namespaces'
import { runUninstall } from '../runUninstall.ts'
import type { Next, Turn } from '../turn.ts'

/**
 * A store that never came up leaves nothing behind. Its namespace goes only as it was read: sealing changes the
 * resourceVersion, so a store that came up meanwhile stays.
 */
export async function removeLeftovers(turn: Turn): Promise<Next> {
  const { deps, look } = turn
  const { row, seen } = look
  if (seen.namespace.kind !== 'ours') return 'done'
  if (seen.release.kind === 'ours') await runUninstall(turn)
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
