import { writeAttempt } from '@storeyard/core/db/attempts'
import { dbNow } from '@storeyard/core/db/changeStore'
import { deleteFirstStart } from '@storeyard/core/kube/firstStart'
import { sealNamespace } from '@storeyard/core/kube/namespaces'
import { noteWait } from '../note.ts'
import type { Next, Turn } from '../turn.ts'

/**
 * From now on the store holds data: it is never removed by a failure and never started empty. Three writes, each of
 * which may be the last before a crash; the next look finds the half and goes on.
 */
export async function seal(turn: Turn): Promise<Next> {
  const { deps, lease, look } = turn
  const { row, seen, situation } = look
  if (seen.namespace.kind !== 'ours') throw new Error('seal was planned without a namespace of ours')
  if (!seen.wpContent || !seen.mariadb) {
    await noteWait(turn, 'VolumePending', 'A volume claim of the store is being deleted while its pods still use it.')
    return 'done'
  }
  const volumeUids = { wpContent: seen.wpContent.uid, mariadb: seen.mariadb.uid }
  if (!seen.namespace.sealed) {
    await sealNamespace(deps.kube, row.namespace, seen.namespace, situation.now)
  }
  if (seen.firstStartUid) await deleteFirstStart(deps.kube, row.namespace, seen.firstStartUid)
  await writeAttempt(deps.db, lease, (current) => ({
    set: {
      sealedAt: current.sealedAt ?? dbNow,
      volumeUids: current.volumeUids ?? volumeUids,
      failedAttempts: 0,
      // The word about a rolled back change stays.
      ...(current.failedGeneration === current.generation ? {} : { attemptReason: null, attemptMessage: null }),
    },
  }))
  return 'done'
}
