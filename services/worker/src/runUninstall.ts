import { helmUninstall } from '@storeyard/core/helm/release'
import { runRecordedHelm } from './runHelm.ts'
import { HelmError } from './trouble.ts'
import type { Turn } from './turn.ts'

/** Uninstalls the store's release; its claims stay, as only the deletion of the namespace removes them. */
export async function runUninstall({ deps, lease, look }: Turn): Promise<void> {
  const release = { name: look.row.helmRelease, namespace: look.row.namespace }
  const result = await runRecordedHelm(deps, lease, 'uninstall', {}, (bounds) =>
    helmUninstall(deps.helm, release, bounds),
  )
  if (!result.ok) throw new HelmError(result.output)
}
