import { writeAttempt } from '@storeyard/core/db/attempts'
import { dbNow } from '@storeyard/core/db/changeStore'
import { ingressName } from '@storeyard/core/domain/marks'
import { helmUninstall } from '@storeyard/core/helm/release'
import { orAbsent } from '@storeyard/core/kube/errors'
import { deleteNamespace } from '@storeyard/core/kube/namespaces'
import { runRecordedHelm } from '../runHelm.ts'
import type { Next, Turn } from '../turn.ts'

/** Takes an unwanted store away: its release, then its name once no Ingress answers for it, then its namespace. */
export async function uninstall({ deps, lease, look }: Turn): Promise<Next> {
  const { row, seen } = look
  if (seen.namespace.kind !== 'ours') throw new Error('uninstall was planned without a namespace of ours')
  if (seen.release.kind === 'ours') {
    const release = { name: row.helmRelease, namespace: row.namespace }
    const result = await runRecordedHelm(deps, lease, 'uninstall', (bounds) =>
      helmUninstall(deps.helm, release, bounds),
    )
    if (!result.ok) throw new Error(`helm uninstall failed: ${result.output}`)
  }
  const ingress = await orAbsent(
    deps.kube.networking.readNamespacedIngress({ namespace: row.namespace, name: ingressName }),
  )
  if (ingress) throw new Error('the Ingress is still there after the uninstall')
  await writeAttempt(deps.db, lease, ({ nameReleasedAt }) => ({
    set: { nameReleasedAt: nameReleasedAt ?? dbNow, attemptReason: null, attemptMessage: null },
  }))
  await deleteNamespace(deps.kube, row.namespace, { uid: seen.namespace.uid })
  return 'done'
}
