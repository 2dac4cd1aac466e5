import { writeAttempt } from '@storeyard/core/db/attempts'
import { dbNow } from '@storeyard/core/db/changeStore'
import { ingressName } from '@storeyard/core/domain/marks'
import type { Kube } from '@storeyard/core/kube/client'
import { orAbsent, orGone } from '@storeyard/core/kube/errors'
import { deleteNamespace } from '@storeyard/core/kube/namespaces'
import { noteWait } from '../note.ts'
import { runUninstall } from '../runUninstall.ts'
import type { Next, Turn } from '../turn.ts'

/** Takes an unwanted store away: its release, then its name once no Ingress answers for it, then its namespace. */
export async function uninstall(turn: Turn): Promise<Next> {
  const { deps, lease, look } = turn
  const { row, seen } = look
  if (seen.namespace.kind !== 'ours') throw new Error('uninstall was planned without a namespace of ours')
  if (seen.release.kind === 'ours') await runUninstall(turn)
  if (!(await isIngressGone(deps.kube, row.namespace))) {
    await noteWait(turn, 'NameHeld', 'The Ingress of the store is still going away; its finalizers hold it.')
    return 'done'
  }
  await writeAttempt(deps.db, lease, ({ nameReleasedAt }) => ({
    set: { nameReleasedAt: nameReleasedAt ?? dbNow, attemptReason: null, attemptMessage: null },
  }))
  await deleteNamespace(deps.kube, row.namespace, { uid: seen.namespace.uid })
  return 'done'
}

/** Without a release, or after a hand's work, helm leaves the Ingress: it is deleted as it was seen. */
async function isIngressGone({ networking }: Kube, namespace: string): Promise<boolean> {
  const read = () => orAbsent(networking.readNamespacedIngress({ namespace, name: ingressName }))
  const left = await read()
  if (!left) return true
  const { uid, resourceVersion } = left.metadata ?? {}
  await orGone(
    networking.deleteNamespacedIngress({
      namespace,
      name: ingressName,
      body: { preconditions: { uid, resourceVersion } },
    }),
  )
  return (await read()) === null
}
