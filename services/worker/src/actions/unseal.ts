import { writeAttempt } from '@storeyard/core/db/attempts'
import { secondsFromNow } from '@storeyard/core/db/changeStore'
import { unsealNamespace } from '@storeyard/core/kube/namespaces'
import type { Next, Turn } from '../turn.ts'

/**
 * A person accepted that data of this store is lost. The seal goes, so that volumes without a stamp may be initialised
 * again; what survived on the other volume stays. The namespace first: a crash in between leaves a store that is still
 * blocked by its row, never one that starts empty without that word.
 */
export async function unseal({ deps, lease, look }: Turn): Promise<Next> {
  const { row, seen } = look
  const { namespace } = seen
  if (namespace.kind === 'ours' && namespace.sealed && !namespace.terminating) {
    await unsealNamespace(deps.kube, row.namespace, namespace, row.generation)
  }
  await writeAttempt(deps.db, lease, (current) =>
    current.generation === row.generation
      ? {
          set: {
            sealedAt: null,
            volumeUids: null,
            actDoneGeneration: row.generation,
            // It may have waited long for what was still going away.
            deadlineAt: secondsFromNow(deps.limits.deadlineSeconds),
            attemptReason: null,
            attemptMessage: null,
          },
          events: [{ type: 'DataLossAccepted', message: 'The store starts anew on the volumes that it has now.' }],
        }
      : null,
  )
  return 'again'
}
