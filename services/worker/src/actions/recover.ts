import { writeAttempt } from '@storeyard/core/db/attempts'
import { deleteRevision } from '@storeyard/core/kube/release'
import { runUninstall } from '../runUninstall.ts'
import type { Next, Turn } from '../turn.ts'

/** A helm was cut off. Its unfinished record goes, or its uninstall is done again; no object is touched by us. */
export async function recover(turn: Turn): Promise<Next> {
  const { deps, lease, look } = turn
  const { row, seen } = look
  if (seen.release.kind !== 'ours') throw new Error('recover was planned without a release of ours')
  const { status, revision } = seen.release
  if (status === 'uninstalling') await runUninstall(turn)
  else await deleteRevision(deps.kube, row.namespace, seen.release)
  await writeAttempt(deps.db, lease, () => ({
    set: {},
    events: [
      {
        type: 'ReleaseRecovered',
        message: `Helm was cut off in revision ${revision} (${status}); its unfinished record was removed.`,
        data: { revision, status },
      },
    ],
  }))
  return 'again'
}
