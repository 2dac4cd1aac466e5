import { deleteNamespace } from '@storeyard/core/kube/namespaces'
import { runUninstall } from '../runUninstall.ts'
import type { Next, Turn } from '../turn.ts'

/**
 * A store that never came up leaves nothing behind. Its namespace goes only as it was read: sealing changes the
 * resourceVersion, so a store that came up meanwhile stays (409). What was adopted is not ours to remove.
 */
export async function removeLeftovers(turn: Turn): Promise<Next> {
  const { deps, look } = turn
  const { row, seen } = look
  const { namespace } = seen
  if (namespace.kind !== 'ours' || !namespace.created) return 'done'
  if (seen.release.kind === 'ours') await runUninstall(turn)
  const { uid, resourceVersion } = namespace
  await deleteNamespace(deps.kube, row.namespace, { uid, resourceVersion })
  return 'done'
}
