import { writeAttempt } from '@storeyard/core/db/attempts'
import { dbNow } from '@storeyard/core/db/changeStore'
import { noteWait } from '../note.ts'
import type { Next, Turn } from '../turn.ts'

/** Nothing of the store is in the cluster any more but volumes that their class retains: those are named, not removed. */
export async function finishDeletion(turn: Turn): Promise<Next> {
  const { deps, lease, look } = turn
  const { volumes, namespace } = look.seen
  const leaving = volumes.filter(({ reclaimPolicy }) => reclaimPolicy === 'Delete').map(({ name }) => name)
  if (leaving.length > 0) {
    await noteWait(turn, 'VolumeReleasing', `These volumes are still being removed: ${leaving.join(', ')}.`)
    return 'done'
  }
  const kept = volumes.map(({ name }) => name)
  await writeAttempt(deps.db, lease, (row) =>
    row.deletedAt
      ? null
      : {
          set: {
            deletedAt: dbNow,
            nameReleasedAt: row.nameReleasedAt ?? dbNow,
            attemptReason: null,
            attemptMessage: null,
            nextAttemptAt: null,
          },
          events: [
            ...(kept.length > 0 ? [keptEvent(kept)] : []),
            ...(namespace.kind === 'foreign' ? [leftEvent(row.namespace)] : []),
          ],
        },
  )
  return 'done'
}

const keptEvent = (volumes: string[]) => ({
  type: 'VolumesKept',
  message: `The storage class retains these volumes; remove them by hand when their data is not needed: ${volumes.join(', ')}.`,
  data: { volumes },
})

const leftEvent = (namespace: string) => ({
  type: 'NamespaceLeft',
  message: `The namespace ${namespace} does not bear the label of this store, so it was not touched; remove it by hand when it is not needed.`,
  data: { namespaces: [namespace] },
})
