import { writeAttempt } from '@storeyard/core/db/attempts'
import { dbNow } from '@storeyard/core/db/changeStore'
import { unseen } from '@storeyard/core/kube/observeStore'
import type { Next, Turn } from '../turn.ts'

/** The row ends here and the cluster stays as it is: what is left is named, for whoever removes it. */
export async function abandon({ deps, lease, look }: Turn): Promise<Next> {
  const { row, seen } = look
  const left = seen.namespace.kind === 'absent' ? [] : [row.namespace]
  const nothingLeft =
    seen === unseen
      ? `The store was given up. The cluster did not answer, so the namespace ${row.namespace} may still be there.`
      : 'The store was given up. Nothing of it is in the cluster.'
  await writeAttempt(deps.db, lease, (current) =>
    current.deletedAt
      ? null
      : {
          set: {
            deletedAt: dbNow,
            nameReleasedAt: current.nameReleasedAt ?? dbNow,
            actDoneGeneration: current.generation,
            attemptReason: null,
            attemptMessage: null,
            nextAttemptAt: null,
          },
          events: [
            {
              type: 'Abandoned',
              message: left[0]
                ? `The store was given up. The namespace ${left[0]} was not touched; remove it by hand when it is not needed.`
                : nothingLeft,
              data: { namespaces: left },
            },
          ],
        },
  )
  return 'done'
}
